import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff, storeId, type Answer, type CustomersWorld } from '../testing/world';

const world = forAllTests(() => customersWorld());

const problem = '... on InvalidInput { fields { path code } } ... on Problem { __typename }';
const fields = 'id version name description colour kind customerCount';
const createGroup = (input: object, actor = staff): Promise<Answer> =>
  world.ask(
    actor,
    `mutation ($input: CreateCustomerGroupInput!) { createCustomerGroup(input: $input) { __typename ... on CustomerGroup { ${fields} } ${problem} } }`,
    {
      input: { colour: '#112233', ...input },
    },
  );
const updateGroup = (input: object, actor = staff): Promise<Answer> =>
  world.ask(
    actor,
    `mutation ($input: UpdateCustomerGroupInput!) { updateCustomerGroup(input: $input) { __typename ... on CustomerGroup { ${fields} } ${problem} ... on ChangedMeanwhile { version } } }`,
    { input: { colour: '#112233', ...input } },
  );
const deleteGroup = (input: object, actor = staff): Promise<Answer> =>
  world.ask(
    actor,
    `mutation ($input: DeleteCustomerGroupInput!) { deleteCustomerGroup(input: $input) { __typename ... on CustomerGroupDeleted { id } ${problem} ... on ReplacementNeeded { customers } } }`,
    { input },
  );
const listGroups = (
  actor = staff,
): Promise<{ id: string; name: string; kind: string; customerCount: number }[]> =>
  world.ask(actor, `{ customerGroups { ${fields} } }`);
const countOf = async (id: unknown): Promise<number | undefined> =>
  (await listGroups()).find((group) => group.id === id)?.customerCount;
const update = (input: object): Promise<Answer> =>
  world.ask(
    staff,
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename ... on Customer { version groups { id } defaultGroup { id } } ... on InvalidInput { fields { path code } } } }`,
    { input: { kind: 'PRIVATE', ...input } },
  );
const standing = async (kind: string): Promise<string> =>
  String((await listGroups()).find((group) => group.kind === kind)?.id);

test('a new store has its default group in its own language, and B2B', async () => {
  expect((await listGroups(staffOf(other))).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'B2B B2B',
    'Kunder STORE_DEFAULT',
  ]);
});

test('groups are listed by name, with colour and the number of their members', async () => {
  const zebra = await createGroup({ name: 'Zebra', colour: '#ABCDEF', description: ' stripes ' });
  expect(zebra).toMatchObject({
    name: 'Zebra',
    colour: '#abcdef',
    description: 'stripes',
    kind: 'ORDINARY',
    customerCount: 0,
    version: 1,
  });
  await createGroup({ name: 'Ångström' });
  await world.create({ groupIds: [zebra['id']] });
  const groups = await listGroups();
  expect(groups.map((group) => group.name)).toEqual(['Ångström', 'B2B', 'Klanten', 'Zebra']);
  expect(await countOf(zebra['id'])).toBe(1);
});

describe('a name', () => {
  test.each(['b2b', ' B2B ', 'KLANTEN', 'Klantèn'])(
    '%j is taken, whatever case, accents and spaces',
    async (name) => {
      expect(await createGroup({ name })).toMatchObject({ fields: [{ path: 'name', code: 'TAKEN' }] });
    },
  );

  test.each([
    ...[
      'B\u200b2\u00adB',
      '\u00a0B2B\u2003',
      '\uff22\uff12\uff22',
      'B\u00b2B',
      '\u0412\u0032\u0412',
      '\u03922\u0392',
    ],
    ...['\u041alanten', 'Kl\u0430nten', 'Kla\u0301nten', 'Klanten\u3164', '\u2800Klanten', 'Klant\u0435n'],
  ])('%j looks like one that is taken', async (name) => {
    expect(await createGroup({ name })).toMatchObject({ fields: [{ path: 'name', code: 'TAKEN' }] });
    // Held by the database, too, whoever writes there.
    const row = [newId(), name];
    const insert = `INSERT INTO customers.customer_group (store_id, id, name, colour) VALUES ('30042', $1, $2, '#3b8260')`;
    await expect(world.database.admin(insert, row)).rejects.toMatchObject({
      constraint: 'customer_group_name',
    });
  });

  test.each(['Klanten 2', 'B2C', 'Klant en', '\u041a\u043b\u0438\u0435\u043d\u0442\u044b'])(
    '%j looks like none that is taken',
    async (name) => {
      expect(await createGroup({ name })).toMatchObject({ __typename: 'CustomerGroup', name });
    },
  );

  test('of another group is refused when renaming, and nothing is written', async () => {
    const made = await createGroup({ name: 'Renamed' });
    expect(await updateGroup({ id: made['id'], name: 'b2b' })).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'name', code: 'TAKEN' }],
    });
    expect((await listGroups()).some((group) => group.name === 'Renamed')).toBe(true);
  });

  test('of a group of another store is free', async () => {
    await createGroup({ name: 'Only here' });
    expect(await createGroup({ name: 'Only here' }, staffOf(other))).toMatchObject({
      __typename: 'CustomerGroup',
    });
  });

  test.each([
    ['blank', ' \t ', 'REQUIRED'],
    ['empty', '', 'REQUIRED'],
    ['too long', 'x'.repeat(61), 'TOO_LONG'],
  ])('may not be %s', async (_what, name, code) => {
    expect(await createGroup({ name })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'name', code }],
    });
  });
});

test.each(['red', '#12345', '#1234567', '', "#112233'; --"])('the colour %j is refused', async (colour) => {
  expect(await createGroup({ name: 'Colourful', colour })).toMatchObject({
    __typename: 'InvalidInput',
    fields: [{ path: 'colour' }],
  });
});

test('saving over a newer version is refused with the version that stands', async () => {
  const made = await createGroup({ name: 'Versioned' });
  expect(await updateGroup({ id: made['id'], name: 'Versioned 2', version: 1 })).toMatchObject({
    version: 2,
    name: 'Versioned 2',
  });
  expect(await updateGroup({ id: made['id'], name: 'Versioned 3', version: 1 })).toEqual({
    __typename: 'ChangedMeanwhile',
    version: 2,
  });
});

test('B2B and the default group can be renamed and not deleted, whatever the replacement', async () => {
  const ordinary = await createGroup({ name: 'Replacement' });
  for (const kind of ['B2B', 'STORE_DEFAULT']) {
    const id = await standing(kind);
    expect(await deleteGroup({ id, replacementId: ordinary['id'] })).toEqual({
      __typename: 'GroupProtected',
    });
  }
  const b2b = await standing('B2B');
  expect(await updateGroup({ id: b2b, name: 'Companies' })).toMatchObject({ kind: 'B2B', name: 'Companies' });
  await updateGroup({ id: b2b, name: 'B2B' });
});

test('a group of another store and one that never existed give the same answer, and stay', async () => {
  const foreign = await createGroup({ name: 'Foreign' }, staffOf(other));
  for (const act of [
    (id: unknown) => deleteGroup({ id }),
    (id: unknown) => updateGroup({ id, name: 'Mine now' }),
  ]) {
    const [one, two] = [await act(foreign['id']), await act(newId())];
    expect(one).toEqual({ __typename: 'NotFound' });
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  }
  expect((await listGroups(staffOf(other))).some((group) => group.name === 'Foreign')).toBe(true);
});

describe('deleting', () => {
  test('a group that is nobody’s default goes, its members stay customers', async () => {
    const group = await createGroup({ name: 'Going' });
    const member = await world.create({ lastName: 'Member', groupIds: [group['id']] });
    expect(await deleteGroup({ id: group['id'] })).toEqual({
      __typename: 'CustomerGroupDeleted',
      id: group['id'],
    });
    expect(await world.ask(staff, '{ customerGroups { id } }')).not.toContainEqual({ id: group['id'] });
    const found = await world.ask(
      staff,
      `query ($id: UUID!) { customer(id: $id) { lastName groups { kind } } }`,
      { id: member['id'] },
    );
    expect(found).toEqual({ lastName: 'Member', groups: [{ kind: 'STORE_DEFAULT' }] });
  });

  test('a group that is somebody’s default is refused with how many, until a replacement is named', async () => {
    const [going, staying] = [
      await createGroup({ name: 'Default going' }),
      await createGroup({ name: 'Default staying' }),
    ];
    const members = [];
    for (let at = 0; at < 3; at += 1) members.push(await world.create({ defaultGroupId: going['id'] }));
    await update({ id: members[0]?.['id'], groupIds: [staying['id']] });
    expect(await deleteGroup({ id: going['id'] })).toEqual({ __typename: 'ReplacementNeeded', customers: 3 });
    expect(await countOf(going['id'])).toBe(3);
    expect(await deleteGroup({ id: going['id'], replacementId: staying['id'] })).toMatchObject({
      __typename: 'CustomerGroupDeleted',
    });
    for (const member of members) {
      const now = await world.ask(
        staff,
        `query ($id: UUID!) { customer(id: $id) { defaultGroup { id } groups { id } } }`,
        { id: member['id'] },
      );
      expect(now['defaultGroup']).toEqual({ id: staying['id'] });
      expect(now['groups']).toContainEqual({ id: staying['id'] });
      expect(now['groups']).not.toContainEqual({ id: going['id'] });
    }
    expect(await countOf(staying['id'])).toBe(3);
  });

  test.each([
    ['the group itself', async (id: unknown) => id],
    ['one that does not exist', async () => newId()],
    [
      'one of another store',
      async () => (await createGroup({ name: `F ${newId().slice(-8)}` }, staffOf(other)))['id'],
    ],
  ])('a replacement may not be %s', async (what, replacement) => {
    const group = await createGroup({ name: `Wrong: ${what}` });
    await world.create({ defaultGroupId: group['id'] });
    expect(await deleteGroup({ id: group['id'], replacementId: await replacement(group['id']) })).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'replacementId', code: 'NOT_ALLOWED' }],
    });
    expect(await countOf(group['id'])).toBe(1);
  });

  test('while others are joining it leaves nobody without a default group, and counts stay true', async () => {
    const [going, staying] = [
      await createGroup({ name: 'Race going' }),
      await createGroup({ name: 'Race staying' }),
    ];
    const members = await Promise.all(
      Array.from({ length: 6 }, () => world.create({ defaultGroupId: staying['id'] })),
    );
    const answers = await Promise.all([
      ...members.map((member) =>
        update({ id: member['id'], defaultGroupId: going['id'], groupIds: [staying['id']] }),
      ),
      deleteGroup({ id: going['id'], replacementId: staying['id'] }),
      ...Array.from({ length: 6 }, () => world.create({ defaultGroupId: going['id'] })),
    ]);
    const refused = answers.filter((answer) => answer.__typename === 'InvalidInput');
    for (const answer of refused)
      expect(answer['fields']).toEqual([{ path: 'defaultGroupId', code: 'NOT_ALLOWED' }]);
    expect(answers.filter((answer) => answer.__typename === 'CustomerGroupDeleted')).toHaveLength(1);
    const wrong = await world.database.admin(
      `SELECT c.id FROM customers.customer c LEFT JOIN customers.customer_group_member m ON m.store_id = c.store_id AND m.customer_id = c.id AND m.group_id = c.default_group_id WHERE m.group_id IS NULL`,
    );
    expect(wrong).toEqual([]);
  });
});

test('groups are of the staff, and changing them of those with the right', async () => {
  const reader = { ...staff, rights: [] };
  const codes = await Promise.all([
    world.run('customers', portalOf(storeId, newId()), '{ customerGroups { id } }'),
    world.run(
      'customers',
      reader,
      `mutation { createCustomerGroup(input: { name: "x", colour: "#112233" }) { __typename } }`,
    ),
    world.run(
      'customers',
      reader,
      `mutation ($id: UUID!) { deleteCustomerGroup(input: { id: $id }) { __typename } }`,
      { id: newId() },
    ),
  ]);
  expect(codes.map((answer) => answer.errors?.[0]?.extensions['code'])).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
  expect((await world.run('customers', reader, '{ customerGroups { name } }')).errors).toBeUndefined();
});

test('a group is found as an entity, and a foreign one is not', async () => {
  const group = await createGroup({ name: 'Entity' });
  const ask = (id: unknown, actor = staff): ReturnType<CustomersWorld['run']> =>
    world.run(
      'customers',
      actor,
      `query ($found: [_Any!]!) { _entities(representations: $found) { ... on CustomerGroup { name } } }`,
      {
        found: [{ __typename: 'CustomerGroup', id }],
      },
    );
  expect((await ask(group['id'])).data).toEqual({ _entities: [{ name: 'Entity' }] });
  for (const answer of [await ask(group['id'], staffOf(other)), await ask(newId()), await ask('no-uuid')]) {
    expect(JSON.stringify(answer)).toBe('{"data":{"_entities":[null]}}');
  }
});
