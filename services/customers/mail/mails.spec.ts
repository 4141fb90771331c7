import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import type { Actor } from '../../kernel/actor/actor';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff, storeId } from '../testing/world';

const world = forAllTests(() => customersWorld());
beforeEach(() => world.database.admin('DELETE FROM customers.mail'));

const mailOf = (more: object = {}) => ({
  ...{ id: newId(), customerId: null, version: 2, kind: 'STAFF_RESET', recipient: 'els@example.test' },
  ...{ subject: 'Nieuw wachtwoord', status: 'SENT', at: '2026-11-22T10:00:00Z', failure: null, error: null },
  ...more,
});
const refused = { status: 'FAILED', failure: 'ADDRESS_REFUSED', error: '550 5.1.1 nobody' };
const tell = async (...mails: object[]): Promise<void> => {
  for (const mail of mails) await world.tell('customers.on-mails-changed', { mails: [mail] });
};

interface Page {
  nodes: Record<string, unknown>[];
  total: { count: number };
}
const list = (filter: object | null, actor: Actor = staff): Promise<Page> =>
  world.ask<Page>(
    actor,
    `query ($filter: MailFilter) { mails(filter: $filter) { nodes { id kind recipient status failure error customer { id } } total { count } } }`,
    { filter },
  );
const recipients = async (filter: object | null, actor: Actor = staff): Promise<unknown[]> =>
  (await list(filter, actor)).nodes.map(({ recipient }) => recipient);
const sendAgain = (id: string, actor: Actor = { ...staff, rights: ['jobs'] }) =>
  world.ask(
    actor,
    `mutation ($input: SendMailAgainInput!) { sendMailAgain(input: $input) { __typename ... on Mail { id status failure error } } }`,
    { input: { id } },
  );
const wanted = () =>
  world.database.admin(
    `SELECT DISTINCT payload -> 'data' ->> 'id' AS id FROM graphile_worker._private_jobs WHERE payload ->> 'event' = 'customers.mail-wanted-again'`,
  );

describe('all mails of a store', () => {
  test('are one list, newest first: those to customers, with whom, and those about none', async () => {
    const { id: customerId } = await world.create({ lastName: 'Reader' });
    const [toStaff, toReader] = [
      mailOf(),
      mailOf({ kind: 'RESET', customerId, recipient: 'reader@example.test' }),
    ];
    await tell(toStaff, toReader);
    expect(await list(null)).toMatchObject({
      nodes: [
        { id: toReader.id, customer: { id: customerId } },
        { id: toStaff.id, kind: 'STAFF_RESET', customer: null },
      ],
      total: { count: 2 },
    });
  });

  test('are filtered by what they are about, how far they got and to whom they went, whatever the case', async () => {
    await tell(
      mailOf({ recipient: 'Zoë.100%_a@example.test' }),
      mailOf({ recipient: 'mark@example.test', ...refused }),
      mailOf({ recipient: 'mark@other.test', kind: 'TEST' }),
    );
    expect(await recipients({ status: 'FAILED' })).toEqual(['mark@example.test']);
    expect(await recipients({ kind: 'TEST' })).toEqual(['mark@other.test']);
    expect(await recipients({ recipient: ' MARK@ ' })).toEqual(['mark@other.test', 'mark@example.test']);
    expect(await recipients({ recipient: 'mark', status: 'SENT' })).toEqual(['mark@other.test']);
    expect(await recipients({ recipient: 'zoe.100%_' })).toEqual(['Zoë.100%_a@example.test']);
    expect(await recipients({ recipient: '%' })).toEqual(['Zoë.100%_a@example.test']);
    expect(await recipients({ recipient: ' ' })).toHaveLength(3);
    expect((await list({ recipient: 'mark' })).total).toEqual({ count: 2 });
  });

  test('are seen by the staff of that store alone', async () => {
    await tell(mailOf());
    expect(await recipients({ recipient: 'els' }, staffOf(other))).toEqual([]);
    const denied = await world.run('customers', portalOf(storeId, newId()), '{ mails { nodes { id } } }');
    expect(denied.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('a mail that failed', () => {
  test('is sent again by whoever sent it: it waits, and what is told of it next stands', async () => {
    const mail = mailOf(refused);
    await tell(mail);
    expect(await sendAgain(mail.id)).toEqual({
      ...{ __typename: 'Mail', id: mail.id, status: 'QUEUED', failure: null, error: null },
    });
    expect(await wanted()).toEqual([{ id: mail.id }]);
    expect(await sendAgain(mail.id)).toMatchObject({ status: 'QUEUED' });
    expect(await wanted()).toHaveLength(1);
    await tell({ ...mail, ...refused, version: 3 });
    expect((await list(null)).nodes).toMatchObject([refused]);
    const [asked] = await world.database.admin<{ operation: string; actor_kind: string }>(
      `SELECT actor_kind, operation FROM customers.audit WHERE entity_id = $1 AND actor_kind = 'staff'`,
      [mail.id],
    );
    expect(asked?.actor_kind).toBe('staff');
  });

  test('is not sent again where it went, where there is none, at another store, and without the right', async () => {
    const before = (await wanted()).length;
    const [sent, failed] = [mailOf(), mailOf(refused)];
    await tell(sent, failed);
    expect(await sendAgain(sent.id)).toMatchObject({ status: 'SENT' });
    expect(await sendAgain(newId())).toEqual({ __typename: 'NotFound' });
    expect(await sendAgain(failed.id, { ...staffOf(other), rights: ['jobs'] })).toEqual({
      __typename: 'NotFound',
    });
    await expect(sendAgain(failed.id, { ...staff, rights: ['customers.edit'] })).rejects.toThrow('FORBIDDEN');
    expect(await wanted()).toHaveLength(before);
  });
});

describe('an address that the mail server refuses', () => {
  const refusal = async (id: unknown): Promise<unknown> =>
    (
      await world.ask<{ refusedMail: unknown }>(
        staff,
        `query ($id: UUID!) { customer(id: $id) { refusedMail { error at } } }`,
        { id },
      )
    ).refusedMail;

  test('is told at its customer, until a mail arrives there or they have another one', async () => {
    const email = 'gone@example.test';
    const { id: customerId } = await world.create({ lastName: 'Gone', email });
    const bounced = mailOf({ customerId, recipient: email, ...refused });
    expect(await refusal(customerId)).toBeNull();
    await tell(bounced);
    expect(await refusal(customerId)).toEqual({ error: '550 5.1.1 nobody', at: '2026-11-22T10:00:00.000Z' });
    await tell(mailOf({ customerId, recipient: email, status: 'QUEUED', at: '2026-11-22T11:00:00Z' }));
    expect(await refusal(customerId)).not.toBeNull();
    await tell(mailOf({ customerId, recipient: email, at: '2026-11-22T12:00:00Z' }));
    expect(await refusal(customerId)).toBeNull();
  });

  test('is not told for an address that was theirs, or where the fault is another one', async () => {
    const { id: customerId } = await world.create({ lastName: 'Now', email: 'now@example.test' });
    await tell(mailOf({ customerId, recipient: 'then@example.test', ...refused }));
    await tell(mailOf({ customerId, recipient: 'now@example.test', ...refused, failure: 'NO_ANSWER' }));
    expect(await refusal(customerId)).toBeNull();
  });
});
