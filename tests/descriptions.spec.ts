import { globSync, readFileSync } from 'node:fs';
import { buildSchema, isNonNullType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql';

const schemaOf = (name: string): GraphQLObjectType[] =>
  Object.values(
    buildSchema(readFileSync(`schema/${name}.graphql`, 'utf8'), { assumeValidSDL: true }).getTypeMap(),
  ).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'));
const graph = schemaOf('api');
const rules = JSON.parse(readFileSync('schema/permissions.json', 'utf8')) as Record<string, string>;
/** Rules that let somebody in who is no staff. */
const OTHERS = new Set(['everyone', 'portal', 'portalOrStaff', 'portalDoor', 'loggedIn', 'passwordGiven']);

type Field = GraphQLField<unknown, unknown>;
/** Names of the fields of these types of which that is true. */
function fieldsWith(types: GraphQLObjectType[], isSo: (field: Field, type: GraphQLObjectType) => boolean) {
  return types.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isSo(field, type))
      .map((field) => `${type.name}.${field.name}`),
  );
}

test('the graph names no requirement: which is where, docs/features.md says', () => {
  const named = globSync('schema/*.graphql').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\b(?:[BIKLNPSUW]\d+[a-z]?|R-[A-Z]{2}\d+)\b/g)].map(([id]) => id),
  );
  expect(named).toEqual([]);
});

test('a field that may be null says what null means', () => {
  const isSilent = ({ type, description }: Field) =>
    !isNonNullType(type) && !/\bnull\b/i.test(description ?? '');
  expect(fieldsWith(graph, isSilent)).toEqual([]);
});

test('what is for staff alone says so, the type or its field; refusals and pages are for whom their field is', () => {
  const isRefusal = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'Problem');
  const isPage = (type: GraphQLObjectType) => /(?:Connection|Edge)$/.test(type.name);
  const isSilent = (field: Field, type: GraphQLObjectType) =>
    !isRefusal(type) &&
    !isPage(type) &&
    !OTHERS.has(rules[`${type.name}.${field.name}`] ?? '') &&
    !/\bstaff\b/i.test(`${type.description ?? ''} ${field.description ?? ''}`);
  expect(fieldsWith(graph, isSilent)).toEqual([]);
});

test.each([
  ['Customer', 'customers', ['commerce', 'consignment', 'identity']],
  ['ConsignmentItem', 'consignment', ['commerce']],
])('what a %s is, %s says and nobody else', (name, owner, others) => {
  const described = (part: string) => schemaOf(part).find((type) => type.name === name)?.description;
  expect(described(owner)).toMatch(/\.$/);
  expect(graph.find((type) => type.name === name)?.description).toBe(described(owner));
  expect(others.map(described)).toEqual(others.map(() => undefined));
});
