import { forAllTests } from '../testing/for-all-tests';
import { visitor, type Actor } from '../actor/actor';
import { newId } from '../id/id';
import { portalOf, staffOf } from '../testing/open';
import { mailWorld, staff, storeId } from '../testing/probe/mail-world';
import { thingHere, toldMails } from '../testing/probe/mails';
import { as } from '../testing/probe/open';
import { sendAgain, sendMail, sendMails } from './send-mail';

const world = forAllTests(mailWorld);
afterEach(() => world.repair());
const told = (customerId: string): [string, number][] =>
  world.told(customerId).map(({ status, version }) => [status, version]);

describe('a service that has one kind of mail and one line in its migration', () => {
  test('sends it once the transaction commits, in its language, from its name, and tells from queued to sent', async () => {
    const mail = { ...(await world.thing()), personId: newId(), language: 'sv' as const };
    await world.send(mail);
    expect(world.mailsTo(mail.to)).toMatchObject([
      {
        storeId,
        kind: 'thing-here',
        from: '"De Proef" <no-reply@localhost>',
        subject: expect.stringContaining('är här'),
      },
    ]);
    expect(await world.rowsOf(mail.to)).toMatchObject([
      {
        ...{
          store_id: storeId,
          id: world.mailsTo(mail.to)[0]?.messageId,
          kind: 'thing-here',
          status: 'SENT',
        },
        ...{
          customer_id: mail.customerId,
          person_id: mail.personId,
          language: 'sv',
          version: '2',
          error: '',
        },
      },
    ]);
    expect(told(mail.customerId)).toEqual([
      ['QUEUED', 1],
      ['SENT', 2],
    ]);
    expect(world.told(mail.customerId).at(-1)).toMatchObject({
      ...{ recipient: mail.to, kind: 'thing-here', error: null, at: world.clock.now().toISOString() },
    });
  });

  test('sends nothing for a transaction that fails', async () => {
    const mail = await world.thing();
    const undone = world.probe.withActor(...as(staff), async (tx) => {
      await sendMail(tx, thingHere, mail);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await world.settled();
    expect([world.mailsTo(mail.to), await world.rowsOf(mail.to)]).toEqual([[], []]);
  });

  test('sends many in one statement', async () => {
    const mails = [await world.thing(), await world.thing(), await world.thing()];
    const statements = await world.probe.withActor(...as(staff), async (tx) => {
      const before = tx.statements;
      await sendMails(tx, thingHere, mails);
      return tx.statements - before;
    });
    await world.settled();
    expect(statements).toBe(1);
    expect(mails.map(({ to }) => world.mailsTo(to).length)).toEqual([1, 1, 1]);
  });

  test('tells of a mail about no customer, too: the log is the store’s', async () => {
    const before = toldMails.length;
    const mail = { ...(await world.thing()), customerId: null };
    await world.send(mail);
    expect(await world.rowsOf(mail.to)).toMatchObject([{ status: 'SENT', customer_id: null }]);
    expect(toldMails.slice(before)).toMatchObject([
      { status: 'QUEUED', customerId: null },
      { status: 'SENT', recipient: mail.to },
    ]);
  });
});

describe('a mail that fails', () => {
  test('is written down and told with the first line of why; tried again, it is the same with the same Message-ID', async () => {
    const mail = await world.thing();
    const tried = world.refuseWith('421 mail server is away\nsecret detail');
    await world.send(mail);
    expect(await world.rowsOf(mail.to)).toMatchObject([
      { status: 'FAILED', error: '421 mail server is away' },
    ]);
    expect(world.told(mail.customerId).at(-1)).toMatchObject({
      status: 'FAILED',
      error: '421 mail server is away',
    });
    expect(await world.failing()).toMatchObject([
      { task: 'probe.send-mail', last_error: 'Mail not sent: 421 mail server is away' },
    ]);
    expect(await world.failing(staffOf('10007'))).toEqual([]);
    world.repair();
    await world.tryAgain();
    expect(world.mailsTo(mail.to)).toEqual(tried);
    expect(await world.failing()).toEqual([]);
    expect(told(mail.customerId)).toEqual([
      ['QUEUED', 1],
      ['FAILED', 2],
      ['QUEUED', 3],
      ['SENT', 4],
    ]);
  });

  test('is given up at once where the server takes no mail to the address: told so, and by no job tried again [S9]', async () => {
    const mail = await world.thing();
    const refusal = {
      code: 'EENVELOPE',
      command: 'RCPT TO',
      responseCode: 550,
      response: '550 5.1.1 nobody',
    };
    world.refuseWith(Object.assign(new Error('all recipients were rejected'), refusal));
    await world.send(mail);
    expect(await world.failing()).toEqual([]);
    expect(world.told(mail.customerId).at(-1)).toMatchObject({
      ...{ status: 'FAILED', failure: 'ADDRESS_REFUSED', error: '550 5.1.1 nobody' },
    });
    world.repair();
    await world.tryAgain();
    expect(world.mailsTo(mail.to)).toEqual([]);
  });

  test('is sent again at somebody’s word, the very same; asked twice it is one, and what went is not sent again', async () => {
    const mail = await world.thing();
    const tried = world.refuseWith(Object.assign(new Error('no'), { command: 'DATA', responseCode: 554 }));
    await world.send(mail);
    world.repair();
    const again = () =>
      world.probe.withActor(...as(staff), (tx) => sendAgain(tx, 'probe', tried[0]?.messageId ?? ''));
    await Promise.all([again(), again()]);
    await world.settled();
    expect(world.mailsTo(mail.to)).toEqual(tried);
    expect(await world.rowsOf(mail.to)).toMatchObject([{ status: 'SENT', failure: '' }]);
    await again();
    await world.settled();
    expect(world.mailsTo(mail.to)).toHaveLength(1);
  });

  test('that is still tried has one job, however often it is asked for: it runs at once', async () => {
    const mail = await world.thing();
    const tried = world.refuseWith(
      Object.assign(new Error('greylisted'), {
        command: 'RCPT TO',
        responseCode: 451,
        response: '451 4.7.1 later',
      }),
    );
    await world.send(mail);
    expect(await world.rowsOf(mail.to)).toMatchObject([{ status: 'FAILED', failure: 'LATER' }]);
    expect(await world.failing()).toHaveLength(1);
    world.repair();
    const id = tried[0]?.messageId ?? '';
    await world.probe.withActor(...as(staff), (tx) => sendAgain(tx, 'probe', id));
    await world.settled();
    expect(world.mailsTo(mail.to)).toHaveLength(1);
    expect(await world.failing()).toEqual([]);
  });

  test('of another store is none', async () => {
    const mail = await world.thing();
    const tried = world.refuseWith('away');
    await world.send(mail);
    world.repair();
    const theirs = staffOf('10007');
    await world.probe.withActor(...as(theirs), (tx) => sendAgain(tx, 'probe', tried[0]?.messageId ?? ''));
    await world.settled();
    expect(world.mailsTo(mail.to)).toEqual([]);
    await world.tryAgain();
  });

  test('has its link in no table, no job and no audit [R-CU10]', async () => {
    const mail = await world.thing();
    const [tried] = [world.refuseWith('550 mailbox full')];
    await world.send(mail);
    const token = /token=([\w-]+)/.exec(tried[0]?.text ?? '')?.[1] ?? '';
    expect(token).toHaveLength(43);
    const kept = await world.database.admin<{ text: string }>(
      `SELECT m::text AS text FROM probe.mail m UNION ALL SELECT a::text FROM probe.audit a
        UNION ALL SELECT p::text FROM probe.audit_personal p UNION ALL SELECT j::text FROM graphile_worker._private_jobs j`,
    );
    expect(kept.filter(({ text }) => text.includes(token))).toEqual([]);
    expect(kept.filter(({ text }) => text.includes(mail.to)).length).toBeGreaterThan(0);
    world.repair();
    await world.tryAgain();
  });

  test('is not sent where it is not wanted any more; the log says how far it got', async () => {
    const mail = await world.thing();
    world.refuseWith('away');
    await world.send(mail);
    world.repair();
    await world.database.admin('DELETE FROM probe.thing WHERE id = $1', [mail.data.thingId]);
    await world.tryAgain();
    expect(world.mailsTo(mail.to)).toEqual([]);
    expect(await world.failing()).toEqual([]);
    expect(world.told(mail.customerId).at(-1)).toMatchObject({ status: 'FAILED', failure: 'NOTHING_LEFT' });
  });

  test('has its recipient, subject and reason kept apart in the audit, where alone they can be erased', async () => {
    const mail = { ...(await world.thing()), key: 'canary-key' };
    world.refuseWith('550 canary@example.test is unknown');
    await world.send(mail);
    const [row] = await world.rowsOf(mail.to);
    const entries = await world.database.admin<{ changes: object; personal: object }>(
      `SELECT a.changes, p.changes AS personal FROM probe.audit a JOIN probe.audit_personal p USING (store_id, id) WHERE a.entity_id = $1`,
      [row?.['id']],
    );
    expect(JSON.stringify(entries.map(({ changes }) => changes))).not.toMatch(/reader|canary|lamp/);
    const personal = JSON.stringify(entries.map((entry) => entry.personal));
    expect(['reader', 'lamp', 'canary@'].filter((word) => !personal.includes(word))).toEqual([]);
    world.repair();
    await world.tryAgain();
  });
});

test('a mail that is not wanted when its turn comes is neither sent nor written down', async () => {
  const mail = { ...(await world.thing()), data: { thingId: newId() } };
  await world.send(mail);
  expect([world.mailsTo(mail.to), await world.rowsOf(mail.to), told(mail.customerId)]).toEqual([[], [], []]);
  expect(await world.failing()).toEqual([]);
});

describe('the mails of a service', () => {
  const seen = (actor: Actor, to: string): Promise<object[]> =>
    world.probe.withActor(...as(actor), (tx) =>
      tx.sql('SELECT id FROM probe.mail WHERE recipient = $1', [to]),
    );

  test('are seen by staff of the store; by no portal user, not even the customer’s own, no visitor, no other store', async () => {
    const mail = await world.thing();
    await world.send(mail);
    expect(await seen(staff, mail.to)).toHaveLength(1);
    expect(await seen(portalOf(storeId, mail.customerId), mail.to)).toEqual([]);
    expect(await seen(visitor(storeId), mail.to)).toEqual([]);
    expect(await seen(staffOf('10007'), mail.to)).toEqual([]);
  });

  test.each([
    ['a portal user', (customerId: string) => portalOf(storeId, customerId)],
    ['a visitor', () => visitor(storeId)],
  ])(
    'are asked for by %s as by anybody, who can write none down and make none of another service',
    async (_who, actorOf) => {
      const mail = await world.thing();
      const actor = actorOf(mail.customerId);
      await world.send(mail, { actor });
      expect(world.mailsTo(mail.to)).toHaveLength(1);
      const forged = world.probe.withActor(...as(actor), (tx) =>
        tx.sql(
          `INSERT INTO probe.mail (id, kind, language, recipient, subject, status, at, customer_id)
         VALUES (gen_random_uuid(), 'thing-here', 'nl', 'forged@example.test', '', 'SENT', now(), $1)`,
          [mail.customerId],
        ),
      );
      await expect(forged).rejects.toThrow(/row-level security/);
      const foreign = world.probe.withActor(...as(actor), (tx) =>
        sendMail(tx, { ...thingHere, name: 'identity.reset' }, mail),
      );
      await expect(foreign).rejects.toThrow(/may not enqueue/);
    },
  );

  test('are of the store that asked: another one’s thing is not there for it', async () => {
    const mail = await world.thing(staffOf('10007'));
    await world.send(mail);
    expect(world.mailsTo(mail.to)).toEqual([]);
  });
});
