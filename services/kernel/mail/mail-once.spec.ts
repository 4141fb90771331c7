import { forAllTests } from '../testing/for-all-tests';
import { newId } from '../id/id';
import { staffOf } from '../testing/open';
import { mailWorld, staff, storeId, type ThingMail } from '../testing/probe/mail-world';
import { thingHere, thingOnce } from '../testing/probe/mails';
import { as } from '../testing/probe/open';
import { sendMail } from './send-mail';

const world = forAllTests(mailWorld);
afterEach(() => world.repair());
const told = (customerId: string): [string, number][] =>
  world.told(customerId).map(({ status, version }) => [status, version]);

describe('a process that is killed between sending and marking', () => {
  /** Sends, and dies: the mail server has it, and nothing more is heard of this try. */
  async function killedWhileSending(mail: ThingMail, kind: typeof thingHere): Promise<() => void> {
    let release = (): void => undefined;
    const hung = new Promise<void>((resolve) => (release = resolve));
    const reached = new Promise<void>((resolve) => {
      world.ports.mailer.send = async (outgoing) => {
        world.repair();
        await world.ports.mailer.send(outgoing);
        resolve();
        await hung;
        return null;
      };
    });
    await world.probe.withActor(...as(staff), (tx) => sendMail(tx, kind, mail));
    await reached;
    // As a kill -9 leaves it: locked by a worker that no connection speaks for.
    await world.database.admin(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'worker-killed', locked_at = now() - interval '10 seconds' WHERE payload::text LIKE $1`,
      [`%${mail.to}%`],
    );
    await world.settled();
    return release;
  }

  test('may send twice what is sent first, with one Message-ID, and says once that it is sent', async () => {
    const mail = await world.thing();
    const release = await killedWhileSending(mail, thingHere);
    const [first, second, ...more] = world.mailsTo(mail.to);
    expect([second, more]).toEqual([first, []]);
    expect(await world.rowsOf(mail.to)).toMatchObject([{ status: 'SENT' }]);
    release();
    await world.settled();
    expect(told(mail.customerId).filter(([status]) => status === 'SENT')).toHaveLength(1);
  });

  test('never sends twice what is marked first', async () => {
    const mail = await world.thing();
    const release = await killedWhileSending(mail, thingOnce);
    expect(world.mailsTo(mail.to)).toHaveLength(1);
    expect(await world.rowsOf(mail.to)).toMatchObject([{ status: 'SENT' }]);
    release();
  });
});

test('a mail that is marked first and fails is written down, told, and not tried again', async () => {
  const mail = await world.thing();
  const tried = world.refuseWith('421 away');
  await world.send(mail, { kind: thingOnce });
  expect(tried).toHaveLength(1);
  expect(await world.failing()).toEqual([]);
  expect(await world.rowsOf(mail.to)).toMatchObject([{ status: 'FAILED', error: '421 away' }]);
  expect(told(mail.customerId)).toEqual([
    ['SENT', 1],
    ['FAILED', 2],
  ]);
});

describe('two mails asked for with one key', () => {
  test('are one, however near each other they were asked for and however the first one went', async () => {
    const mail = { ...(await world.thing()), key: 'digest-2026-11-22' };
    world.refuseWith('away');
    await Promise.all([world.send(mail), world.send(mail)]);
    expect(await world.rowsOf(mail.to)).toHaveLength(1);
    world.repair();
    await world.send(mail);
    await world.tryAgain();
    await world.send(mail);
    expect(world.mailsTo(mail.to)).toHaveLength(1);
    expect(await world.failing()).toEqual([]);
  });

  test('are two where they are of two kinds or of two stores', async () => {
    const key = 'of-each-its-own';
    const mail = { ...(await world.thing()), key };
    await world.send(mail);
    await world.send(mail, { kind: thingOnce });
    const theirs = staffOf('10007');
    const other = { ...(await world.thing(theirs)), key, to: mail.to };
    await world.send(other, { actor: theirs });
    expect(world.mailsTo(mail.to).map(({ storeId: store, kind }) => [store, kind])).toEqual([
      [storeId, 'thing-here'],
      [storeId, 'thing-once'],
      ['10007', 'thing-here'],
    ]);
  });

  test('that hold one id are one: a job that runs twice asks for one mail', async () => {
    const mail = { ...(await world.thing()), id: newId() };
    await world.send(mail);
    await world.send(mail);
    expect(world.mailsTo(mail.to).map(({ messageId }) => messageId)).toEqual([mail.id]);
  });
});
