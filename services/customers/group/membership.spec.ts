import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Database } from '../../kernel/database/database';
import { newId } from '../../kernel/id/id';
import { staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff, type Answer } from '../testing/world';

const world = forAllTests(() => customersWorld());

const createGroup = ({ name }: { name: string }): Promise<Answer> =>
  world.ask(
    staff,
    `mutation ($name: String!) { createCustomerGroup(input: { name: $name, colour: "#112233" }) { __typename ... on CustomerGroup { id } } }`,
    { name },
  );
const listGroups = (): Promise<{ id: string; kind: string; customerCount: number }[]> =>
  world.ask(staff, '{ customerGroups { id kind customerCount } }');
const countOf = async (id: unknown): Promise<number | undefined> =>
  (await listGroups()).find((group) => group.id === id)?.customerCount;
const standing = async (kind: string): Promise<string> =>
  String((await listGroups()).find((group) => group.kind === kind)?.id);
const update = (input: object): Promise<Answer> =>
  world.ask(
    staff,
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename ... on Customer { version groups { id } defaultGroup { id } } ... on InvalidInput { fields { path code } } } }`,
    { input: { kind: 'PRIVATE', ...input } },
  );

test('saving a customer’s groups replaces them, and the default one stays among them', async () => {
  const [one, two] = [await createGroup({ name: 'One' }), await createGroup({ name: 'Two' })];
  const made = await world.create({ groupIds: [one['id']] });
  const standard = await standing('STORE_DEFAULT');
  const ids = (answer: Answer): unknown[] =>
    (answer['groups'] as { id: string }[]).map((group) => group.id).sort();
  expect(ids(await update({ id: made['id'], groupIds: [two['id']] }))).toEqual([standard, two['id']].sort());
  const moved = await update({ id: made['id'], defaultGroupId: two['id'], groupIds: [] });
  expect(ids(moved)).toEqual([two['id']]);
  expect(moved['defaultGroup']).toEqual({ id: two['id'] });
  expect(ids(await update({ id: made['id'] }))).toEqual([two['id']]);
  expect([await countOf(one['id']), await countOf(two['id'])]).toEqual([0, 1]);
});

test('a default group that is not there is refused by its own name', async () => {
  const made = await world.create({});
  expect(await update({ id: made['id'], defaultGroupId: newId() })).toMatchObject({
    fields: [{ path: 'defaultGroupId', code: 'NOT_ALLOWED' }],
  });
  expect(await world.create({ defaultGroupId: newId(), groupIds: [newId()] })).toMatchObject({
    fields: [
      { path: 'defaultGroupId', code: 'NOT_ALLOWED' },
      { path: 'groupIds', code: 'NOT_ALLOWED' },
    ],
  });
});

test('customers that change places between two groups at one moment all arrive, and the counters are exact', async () => {
  const [one, two] = [await createGroup({ name: 'Left' }), await createGroup({ name: 'Right' })];
  const members = await Promise.all(
    Array.from({ length: 8 }, (_each, at) => world.create({ groupIds: [(at % 2 ? one : two)['id']] })),
  );
  // A deadlock would be mended by running its victim again: here there must be none.
  const begun = jest.spyOn(Database.prototype, 'begin');
  for (let round = 0; round < 4; round += 1) {
    const answers = await Promise.all(
      members.map((member, at) =>
        update({ id: member['id'], groupIds: [((at + round) % 2 ? two : one)['id']] }),
      ),
    );
    expect(answers.every((answer) => answer.__typename === 'Customer')).toBe(true);
  }
  expect(begun.mock.calls.filter(([, , mode]) => mode === 'write')).toHaveLength(4 * 8);
  begun.mockRestore();
  const counted = await world.database.admin(
    `SELECT n.group_id FROM (SELECT store_id, group_id, sum(part) AS counted FROM customers.customer_group_count GROUP BY store_id, group_id) n
      WHERE n.counted <> (SELECT count(*) FROM customers.customer_group_member m WHERE m.store_id = n.store_id AND m.group_id = n.group_id)`,
  );
  expect(counted).toEqual([]);
  expect([await countOf(one['id']), await countOf(two['id'])]).toEqual([4, 4]);
});

test('the filter shows every member, newest first, not only those whose default it is', async () => {
  const group = await createGroup({ name: 'Filtered' });
  const first = await world.create({ groupIds: [group['id']] });
  const second = await world.create({ defaultGroupId: group['id'] });
  const list = await world.ask(
    staff,
    `query ($id: UUID!) { customers(filter: { groupId: $id }) { total { count capped } nodes { id } } }`,
    { id: group['id'] },
  );
  expect(list).toEqual({
    total: { count: 2, capped: false },
    nodes: [{ id: second['id'] }, { id: first['id'] }],
  });
  const foreign = await world.ask(
    staffOf(other),
    `query ($id: UUID!) { customers(filter: { groupId: $id }) { total { count } nodes { id } } }`,
    { id: group['id'] },
  );
  expect(foreign).toEqual({ total: { count: 0 }, nodes: [] });
});
