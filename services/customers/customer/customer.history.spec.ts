import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { customersWorld, staff, type Answer } from '../testing/world';

const world = forAllTests(() => customersWorld());

interface Entry {
  id: string;
  entity: string;
  actorKind: string;
  changes: {
    field: string;
    before: string | null;
    after: string | null;
    beforeName: string | null;
    afterName: string | null;
  }[];
}
interface History {
  nodes: Entry[];
  total: { count: number };
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
const historyOf = async (id: unknown, args = ''): Promise<History> =>
  (
    await world.ask<{ history: History }>(
      staff,
      `query ($id: UUID!) { customer(id: $id) { history${args} { total { count } pageInfo { hasNextPage endCursor }
         nodes { id entity actorKind changes { field before after beforeName afterName } } } } }`,
      { id },
    )
  ).history;
const mail = (customerId: unknown, more: object) => ({
  ...{
    id: newId(),
    customerId,
    version: 1,
    kind: 'ACTIVATION',
    recipient: 'r@example.test',
    subject: 'Activeer',
  },
  ...{ status: 'QUEUED', at: '2026-11-22T10:00:00Z', error: null, ...more },
});

test('more than a hundred mails do not hide what people changed: each part is a list of its own', async () => {
  const made = await world.create({ lastName: 'Lezer' });
  const mails = Array.from({ length: 110 }, () => mail(made['id'], {}));
  await world.tell('customers.on-mails-changed', { mails });
  const people = await historyOf(made['id'], '(part: PEOPLE, first: 10)');
  expect(people.nodes.map(({ entity }) => entity).sort()).toEqual(['customer', 'customer_group_member']);
  expect(people.total.count).toBe(2);
  const logged = await historyOf(made['id'], '(part: MAIL, first: 100)');
  expect([logged.total.count, logged.pageInfo.hasNextPage]).toEqual([110, true]);
  expect(new Set(logged.nodes.map(({ entity }) => entity))).toEqual(new Set(['mail']));
  const rest = await historyOf(made['id'], `(part: MAIL, first: 100, after: "${logged.pageInfo.endCursor}")`);
  expect(new Set([...logged.nodes, ...rest.nodes].map(({ id }) => id)).size).toBe(110);
  expect((await historyOf(made['id'], '(first: 200)')).total.count).toBe(112);
});

test('what the product did by itself is apart from what people did', async () => {
  const made = await world.create({ lastName: 'Lezer' });
  // Nobody's session: as a new version of the product changes rows.
  await world.database.admin(`UPDATE customers.customer SET email = 'nieuw@example.test' WHERE id = $1`, [
    made['id'],
  ]);
  const ofSystem = await historyOf(made['id'], '(part: SYSTEM)');
  expect(ofSystem.nodes.map(({ changes }) => changes.map(({ field }) => field))).toEqual([['email']]);
  const ofPeople = await historyOf(made['id'], '(part: PEOPLE)');
  expect(ofPeople.nodes.map(({ actorKind }) => actorKind)).toEqual(['STAFF', 'STAFF']);
});

test('a group has its name in the history, and keeps it once it is deleted', async () => {
  const group = await world.ask<Answer>(
    staff,
    'mutation { createCustomerGroup(input: { name: "Stamgasten", colour: "#112233" }) { ... on CustomerGroup { id } } }',
  );
  const made = await world.create({ groupIds: [group['id']] });
  const named = async (): Promise<unknown[]> =>
    (await historyOf(made['id'], '(part: PEOPLE)')).nodes
      .flatMap(({ changes }) => changes)
      .filter(({ before, after }) => [before, after].includes(String(group['id'])))
      .map(({ beforeName, afterName }) => beforeName ?? afterName);
  expect(await named()).toEqual(['Stamgasten']);
  await world.ask(
    staff,
    'mutation ($id: UUID!) { updateCustomerGroup(input: { id: $id, name: "Vaste klanten", colour: "#112233" }) { __typename } }',
    { id: group['id'] },
  );
  const deleted = await world.ask<Answer>(
    staff,
    'mutation ($id: UUID!) { deleteCustomerGroup(input: { id: $id }) { __typename } }',
    { id: group['id'] },
  );
  expect(deleted['__typename']).toBe('CustomerGroupDeleted');
  // Put in, and taken out as the group went.
  expect(await named()).toEqual(['Vaste klanten', 'Vaste klanten']);
});
