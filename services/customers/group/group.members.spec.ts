import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff, type Answer } from '../testing/world';

const world = forAllTests(() => customersWorld());

const result = `{ __typename ... on GroupMembersChanged { group { id customerCount } changed kept { customerId customer { number } reason } }
  ... on InvalidInput { fields { path code } } }`;
const change =
  (what: 'linkCustomersToGroup' | 'unlinkCustomersFromGroup') =>
  (input: object, actor = staff) =>
    world.ask(actor, `mutation ($input: GroupMembersInput!) { ${what}(input: $input) ${result} }`, { input });
const link = change('linkCustomersToGroup');
const unlink = change('unlinkCustomersFromGroup');

const group = (name: string, actor = staff): Promise<string> =>
  world
    .ask(
      actor,
      `mutation ($name: String!) { createCustomerGroup(input: { name: $name, colour: "#112233" }) { ... on CustomerGroup { id } } }`,
      { name },
    )
    .then(({ id }) => String(id));
const idsOf = (made: Answer[]): string[] => made.map(({ id }) => String(id));
const some = (count: number, input: object = {}): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, () => world.create(input)));
const customer = (id: string): Promise<{ version: number; groups: { name: string }[] }> =>
  world.ask(staff, `query ($id: UUID!) { customer(id: $id) { version groups { name } } }`, { id });

test('chosen customers are put into a group beside those they are in, and who is in it already counts for nothing', async () => {
  const [vips, others] = [await group('Vips'), await group('Others')];
  const [first = '', second = '', third = ''] = idsOf(await some(3, { groupIds: [others] }));
  expect(await link({ groupId: vips, customerIds: [first, second] })).toEqual({
    ...{ __typename: 'GroupMembersChanged', changed: 2, kept: [] },
    group: { id: vips, customerCount: 2 },
  });
  expect(await link({ groupId: vips, customerIds: [second, third, third] })).toMatchObject({
    changed: 1,
    kept: [],
  });
  const { groups } = await customer(third);
  expect(groups.map(({ name }) => name)).toEqual(expect.arrayContaining(['Others', 'Vips']));
});

test('chosen customers are taken out of a group, but who has it as their default stays and is named', async () => {
  const club = await group('Club');
  const [stays] = await some(1, { defaultGroupId: club });
  const [goes] = await some(1, { groupIds: [club] });
  const never = newId();
  const [id, gone] = [String(stays?.['id']), String(goes?.['id'])];
  expect(await unlink({ groupId: club, customerIds: [id, gone, never] })).toEqual({
    ...{ __typename: 'GroupMembersChanged', changed: 1, group: { id: club, customerCount: 1 } },
    kept: [
      { customerId: id, customer: { number: stays?.['number'] }, reason: 'DEFAULT_GROUP' },
      { customerId: never, customer: null, reason: 'NO_SUCH_CUSTOMER' },
    ],
  });
  expect(await unlink({ groupId: club, customerIds: [gone] })).toMatchObject({ changed: 0, kept: [] });
});

test('whoever has such a customer open to edit is told that somebody changed it meanwhile', async () => {
  const guests = await group('Guests');
  const [made] = await some(1);
  const { version } = await customer(String(made?.['id']));
  await link({ groupId: guests, customerIds: [made?.['id']] });
  const saved = await world.ask(
    staff,
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }`,
    { input: { id: made?.['id'], version, groupIds: [] } },
  );
  expect(saved).toEqual({ __typename: 'ChangedMeanwhile' });
});

test('each customer’s history says who put it into the group', async () => {
  const [named, [made]] = [await group('Noted'), await some(1)];
  await link({ groupId: named, customerIds: [made?.['id']] }, staffOf('30042', 'Els de Wit'));
  const { history } = await world.ask<{
    history: { nodes: { actorName: string; entity: string; changes: object[] }[] };
  }>(
    staff,
    `query ($id: UUID!) { customer(id: $id) { history(part: PEOPLE, first: 1) { nodes { actorName entity changes { field afterName } } } } }`,
    { id: made?.['id'] },
  );
  expect(history.nodes).toMatchObject([{ actorName: 'Els de Wit', entity: 'customer_group_member' }]);
  expect(history.nodes[0]?.changes).toContainEqual({ field: 'groupId', afterName: 'Noted' });
});

test('a group that is none of this store is refused by its field, and a customer of another store is as if there were none', async () => {
  const [own, foreign] = [await group('Own'), await group('Theirs', staffOf(other))];
  const theirs = await world.create({}, staffOf(other));
  const [mine] = await some(1);
  for (const groupId of [foreign, newId()])
    expect(await link({ groupId, customerIds: [mine?.['id']] })).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'groupId', code: 'NOT_ALLOWED' }],
    });
  expect(await link({ groupId: own, customerIds: [theirs['id']] })).toMatchObject({
    changed: 0,
    kept: [{ customer: null, reason: 'NO_SUCH_CUSTOMER' }],
  });
});

test.each([
  [0, 'REQUIRED'],
  [201, 'OUT_OF_RANGE'],
])('%d customers at a time are refused: %s', async (count, code) => {
  const groupId = await group(`So many ${count}`);
  const customerIds = Array.from({ length: count }, () => newId());
  expect(await link({ groupId, customerIds })).toMatchObject({ fields: [{ path: 'customerIds', code }] });
});

test('the same customers put in and taken out by many at one moment leave whole groups and exact counts', async () => {
  const busy = await group('Busy');
  const customerIds = idsOf(await some(12));
  const turns = Array.from({ length: 12 }, (_each, at) =>
    (at % 2 ? unlink : link)({
      groupId: busy,
      customerIds: at % 3 ? customerIds : [...customerIds].reverse(),
    }),
  );
  for (const { __typename } of await Promise.all(turns)) expect(__typename).toBe('GroupMembersChanged');
  const { group: after } = (await link({ groupId: busy, customerIds })) as unknown as {
    group: { customerCount: number };
  };
  expect(after.customerCount).toBe(12);
});
