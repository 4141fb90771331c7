import { composeSchema, type ServicePromise } from '../../scripts/schema/compose';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;
const people: ServicePromise = {
  name: 'people',
  sdl: `${LINK}
    "A person." type Person @key(fields: "id") { "Their name." name: String! "Their id." id: ID! }
    type Query { "One." person("Which." id: ID!): Person "All." all: [Person!] }
    "How." enum Sort { "Up." UP "Down." DOWN }`,
  marks: {},
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
    .replace('"A person." ', '')
    .replace('"Their name." ', '')
    .replace('"Which." ', '')
    .replace('"Up." ', '');
  expect(composeSchema([{ ...people, sdl: bare }]).faults).toEqual([
    'Person has no description.',
    'Person.name has no description.',
    'Query.person(id:) has no description.',
    'Sort.UP has no description.',
  ]);
});
