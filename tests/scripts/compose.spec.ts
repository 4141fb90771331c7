import { composeSchema, type ServicePromise } from '../../scripts/schema/compose';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;
const people: ServicePromise = {
  name: 'people',
  sdl: `${LINK}
    "A person." type Person @key(fields: "id") { "Their name." name: String! "Their id." id: ID! }
    "Read." type Query { "One." person("Which." id: ID!): Person "All." all: [Person!] }
    "How." enum Sort { "Up." UP "Down." DOWN }`,
  marks: {},
  rights: {},
  permissions: {
    'Query.person': 'everyone',
    'Query.all': 'staff',
    'Person.name': 'everyone',
    'Person.id': 'everyone',
  },
};
const goods: ServicePromise = {
  name: 'goods',
  sdl: `${LINK} "A person." type Person @key(fields: "id") { "Their id." id: ID! "What they owe." debt: Int }`,
  marks: {},
  rights: {},
  permissions: { 'Person.id': 'everyone', 'Person.debt': 'staff' },
};

it('emits each promise, the supergraph, the graph as clients see it and one table of permissions', () => {
  const { files, faults } = composeSchema([people, goods]);
  expect(faults).toEqual([]);
  expect(Object.keys(files).sort()).toEqual([
    'api.graphql',
    'goods.graphql',
    'marks.json',
    'people.graphql',
    'permissions.json',
    'rights.json',
    'supergraph.graphql',
  ]);
  expect(files['supergraph.graphql']).toContain('@join__graph(name: "goods"');
  expect(files['api.graphql']).not.toMatch(/join__|link__|@key|_entities|_service/);
  expect(files['api.graphql']).toContain('"""What they owe."""');
  expect(JSON.parse(files['permissions.json'] ?? '')).toEqual({
    ...people.permissions,
    ...goods.permissions,
  });
});

it('emits the same whatever the order in which things were written', () => {
  const turned = people.sdl
    .replace(
      '"Their name." name: String! "Their id." id: ID!',
      '"Their id." id: ID! "Their name." name: String!',
    )
    .replace('"Up." UP "Down." DOWN', '"Down." DOWN "Up." UP');
  expect(turned).not.toBe(people.sdl);
  const permissions = Object.fromEntries(Object.entries(people.permissions).reverse());
  expect(composeSchema([goods, { ...people, sdl: turned, permissions }])).toEqual(
    composeSchema([people, goods]),
  );
});

it('refuses services that give one field two rules', () => {
  const { faults } = composeSchema([
    people,
    { ...goods, permissions: { ...goods.permissions, 'Person.id': 'staff' } },
  ]);
  expect(faults).toEqual(['Person.id: goods says "staff", people says "everyone".']);
});

it('refuses what does not compose', () => {
  const clash = { ...goods, sdl: goods.sdl.replace('debt: Int', 'name: Int') };
  expect(composeSchema([people, clash]).faults.join()).toMatch(/name/);
});

it('refuses a type, field, argument or value that nobody described', () => {
  const bare = people.sdl
    .replace('"Read." ', '')
    .replace('"A person." ', '')
    .replace('"Their name." ', '')
    .replace('"Which." ', '')
    .replace('"Up." ', '');
  expect(composeSchema([{ ...people, sdl: bare }]).faults).toEqual([
    'Person has no description.',
    'Person.name has no description.',
    'Query has no description.',
    'Query.person(id:) has no description.',
    'Sort.UP has no description.',
  ]);
});

it('refuses a description without a full stop', () => {
  const loose = people.sdl.replace('"Their name."', '"Their name"').replace('"Up."', '"Up"');
  expect(composeSchema([{ ...people, sdl: loose }]).faults).toEqual([
    'The description of Person.name has no full stop.',
    'The description of Sort.UP has no full stop.',
  ]);
});

describe('who owns a type', () => {
  const bare = goods.sdl.replace('"A person." ', '').replace('"Their id." ', '');

  it('says what it is, whoever comes first by name', () => {
    const { files, faults } = composeSchema([people, { ...goods, sdl: bare }]);
    expect(faults).toEqual([]);
    expect(files['api.graphql']).toContain('"""A person."""\ntype Person');
    expect(files['api.graphql']).toContain('"""Their id."""');
  });

  it('is the only one to say so: others who say something else of it or of its key are refused', () => {
    const other = bare
      .replace('type Person', '"Who owes." type Person')
      .replace('id: ID!', '"Its id." id: ID!');
    expect(composeSchema([people, { ...goods, sdl: other }]).faults).toEqual([
      'Person is described by goods and by people in different words.',
      'Person.id is described by goods and by people in different words.',
    ]);
  });
});

describe('rights', () => {
  const asking = { ...people.permissions, 'Query.all': 'people.edit' };
  const rights = { 'people.edit': 'Change people.' };

  it('are emitted with their sentence and the service that enforces them', () => {
    const { files, faults } = composeSchema([{ ...people, permissions: asking, rights }, goods]);
    expect([faults, JSON.parse(files['rights.json'] ?? '')]).toEqual([
      [],
      { 'people.edit': { sentence: 'Change people.', service: 'people' } },
    ]);
  });

  it.each<[string, Partial<ServicePromise>, Partial<ServicePromise>, string]>([
    ['nobody declares', { permissions: asking }, {}, 'Nobody declares the right people.edit.'],
    ['no rule asks', { rights }, {}, 'No rule asks the right people.edit.'],
    ['two declare', { permissions: asking, rights }, { rights }, 'The right people.edit is declared twice.'],
    [
      'has no sentence',
      { permissions: asking, rights: { 'people.edit': 'edit' } },
      {},
      'The right people.edit has no sentence.',
    ],
    ['has the name of a rule', { rights: { staff: 'Be staff.' } }, {}, 'staff is no name for a right.'],
    [
      'means all of them',
      { permissions: { ...asking, 'Query.all': 'owner' }, rights: { owner: 'Do all.' } },
      {},
      'owner is no name for a right.',
    ],
  ])('a right that %s is refused', (_what, ofPeople, ofGoods, fault) => {
    expect(
      composeSchema([
        { ...people, ...ofPeople },
        { ...goods, ...ofGoods },
      ]).faults,
    ).toEqual([fault]);
  });

  it('may be asked by a service that another one declares them for', () => {
    const permissions = { ...goods.permissions, 'Person.debt': 'people.edit' };
    const { faults } = composeSchema([
      { ...people, rights },
      { ...goods, permissions },
    ]);
    expect(faults).toEqual([]);
  });
});
