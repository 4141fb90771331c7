import { mailKinds } from '../../../schema/mails';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { taskOf } from '../../kernel/event/handler';
import { newId } from '../../kernel/id/id';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff, storeId } from '../testing/world';
import { keepsMailsOf, onMailsChanged } from './on-mails-changed';

const world = forAllTests(() => customersWorld());
let customerId: string;
beforeEach(async () => {
  customerId = String((await world.create({ lastName: 'Reader' }))['id']);
});

interface Log {
  nodes: {
    id: string;
    kind: string;
    status: string;
    error: string | null;
    subject: string;
    recipient: string;
    at: string;
  }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
}

const mailOf = (more: object = {}) => ({
  id: newId(),
  customerId,
  version: 1,
  kind: 'ACTIVATION',
  recipient: 'reader@example.test',
  subject: 'Activeer uw account',
  status: 'QUEUED',
  at: '2026-11-22T10:00:00Z',
  failure: null,
  error: null,
  ...more,
});
const tell = (...mails: object[]): Promise<void> => world.tell('customers.on-mails-changed', { mails });
const log = async (args = '', actor = staff, id = customerId): Promise<Log> => {
  const customer = await world.ask<{ mails: Log } | null>(
    actor,
    `query ($id: UUID!) { customer(id: $id) { mails${args} { nodes { id kind recipient subject status at error } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`,
    { id },
  );
  return customer?.mails as Log;
};

test('a mail is in the log with where it went and how far it got', async () => {
  const mail = mailOf({ status: 'FAILED', error: 'mailbox full' });
  await tell(mail);
  expect((await log()).nodes).toEqual([
    {
      id: mail.id,
      kind: 'ACTIVATION',
      recipient: 'reader@example.test',
      subject: 'Activeer uw account',
      status: 'FAILED',
      at: '2026-11-22T10:00:00.000Z',
      error: 'mailbox full',
    },
  ]);
});

test('the log takes the kinds that are listed, and no other', async () => {
  const kinds = Object.keys(mailKinds);
  await tell(...kinds.map((kind) => mailOf({ kind })));
  const { nodes } = await log('(first: 50)');
  expect(nodes.map(({ kind }) => kind).sort()).toEqual(kinds.sort());
  await expect(tell(mailOf({ kind: 'GREETING' }))).rejects.toThrow('mail_kind_check');
});

test('every service that sends mail is heard in the same way; its line is all there is to it', async () => {
  const mail = mailOf({ kind: 'RESET', status: 'SENT' });
  const another = keepsMailsOf({ name: 'consignment.mails-changed' });
  expect(another.handle).toBe(onMailsChanged[0]?.handle);
  expect(taskOf('customers', another.event)).toBe('customers.on-mails-changed');
  await tell(mail);
  expect((await log()).nodes).toMatchObject([{ kind: 'RESET', status: 'SENT' }]);
});

test('it does not matter in which order a mail’s events come, or how often', async () => {
  const queued = mailOf();
  const sent = { ...queued, version: 3, status: 'SENT', at: '2026-11-22T10:00:05Z' };
  const failed = { ...queued, version: 2, status: 'FAILED', error: 'try again' };
  for (const order of [
    [queued, failed, sent],
    [sent, queued, failed],
    [failed, sent, sent, queued, failed],
  ]) {
    await world.database.admin('DELETE FROM customers.mail');
    for (const each of order) await tell(each);
    expect((await log()).nodes).toMatchObject([
      { status: 'SENT', at: '2026-11-22T10:00:05.000Z', error: null },
    ]);
  }
  await world.database.admin('DELETE FROM customers.mail');
  await tell(queued, sent, failed);
  expect((await log()).nodes).toMatchObject([{ status: 'SENT' }]);
});

test('the log is paged, newest mail first, 20 if nothing is said', async () => {
  const mails = Array.from({ length: 25 }, (_each, at) => mailOf({ subject: `mail ${at}` }));
  await tell(...mails);
  const first = await log();
  expect(first.nodes.map((mail) => mail.subject)).toEqual(
    Array.from({ length: 20 }, (_each, at) => `mail ${24 - at}`),
  );
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const rest = await log(`(after: "${first.pageInfo.endCursor}")`);
  expect(rest.nodes.map((mail) => mail.subject)).toEqual(['mail 4', 'mail 3', 'mail 2', 'mail 1', 'mail 0']);
  expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
});

test.each([
  '(first: 0)',
  '(first: 201)',
  '(after: "nonsense")',
  `(after: "${Buffer.from('["x","01890000-0000-7000-8000-000000000000"]').toString('base64url')}")`,
])('mails%s is bad input, and the rest of the customer is answered', async (args) => {
  const answer = await world.run(
    'customers',
    staff,
    `query ($id: UUID!) { customer(id: $id) { lastName history { nodes { action } } mails${args} { nodes { id } } } }`,
    { id: customerId },
  );
  expect(answer.errors?.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT']);
});

test('the log is of the customer and the store it belongs to, and of staff only', async () => {
  const mail = mailOf();
  await tell(mail);
  const neighbour = await world.create({});
  expect((await log('', staff, String(neighbour['id']))).nodes).toEqual([]);
  await world.tell(
    'customers.on-mails-changed',
    { mails: [{ ...mail, version: 9, subject: 'taken over' }] },
    1,
    other,
  );
  expect((await log()).nodes).toMatchObject([{ id: mail.id, subject: 'Activeer uw account' }]);
  expect(
    await world.ask(staffOf(other), `query ($id: UUID!) { customer(id: $id) { mails { nodes { id } } } }`, {
      id: customerId,
    }),
  ).toBeNull();
  const denied = await world.run(
    'customers',
    portalOf(storeId, customerId),
    `query ($id: UUID!) { customer(id: $id) { mails { nodes { id } } } }`,
    { id: customerId },
  );
  expect(denied.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('recipients and subjects are personal data: the audit keeps them apart', async () => {
  const mail = mailOf({ recipient: 'canary@example.test', subject: 'canary subject' });
  await tell(mail);
  const [entry] = await world.database.admin<{ changes: object; personal: object }>(
    `SELECT a.changes, p.changes AS personal FROM customers.audit a JOIN customers.audit_personal p USING (store_id, id) WHERE a.entity_id = $1`,
    [mail.id],
  );
  expect(JSON.stringify(entry?.changes)).not.toContain('canary');
  expect(entry?.personal).toEqual({
    recipient: [null, 'canary@example.test'],
    subject: [null, 'canary subject'],
  });
});
