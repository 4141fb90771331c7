import {
  buildSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';
import { actorOf } from '../gateway/testing/graph';
import { committedFront, type CommittedFront } from '../gateway/testing/committed';
import { staffOf } from '../services/kernel/testing/open';
import { waysTo, type Way } from './attack/places';
import { promised } from './attack/promised';

/** A page of a list is worth asking for: 100 rows with all their columns and one level of what they are related to. */
let house: CommittedFront;
beforeAll(async () => void (house = await committedFront()));
afterAll(() => house.front.stop());

type Field = GraphQLField<unknown, unknown>;
const schema = buildSchema(promised('api.graphql'), { assumeValidSDL: true });
const isPaged = ({ args }: Field): boolean => args.some(({ name }) => name === 'first');
const isLeaf = (field: Field): boolean => isLeafType(getNamedType(field.type));
/** What can be selected without saying anything more; a page within a row is a list of its own. */
const plainFields = (type: GraphQLNamedType): Field[] =>
  isObjectType(type)
    ? Object.values(type.getFields()).filter(
        (field) => !isPaged(field) && !field.args.some(isRequiredArgument),
      )
    : [];

const columns = (type: GraphQLNamedType): string =>
  [
    '__typename',
    ...plainFields(type)
      .filter(isLeaf)
      .map(({ name }) => name),
  ].join(' ');
const row = (type: GraphQLNamedType): string => {
  const related = plainFields(type).filter((field) => !isLeaf(field));
  return `${columns(type)} ${related.map((field) => `${field.name} { ${columns(getNamedType(field.type))} }`).join(' ')}`;
};

/** The selections of a page, by its nodes and by its edges where it is a connection. */
function pagesOf(field: Field): string[] {
  const type = getNamedType(field.type);
  const size = isPaged(field) ? '(first: 100)' : '';
  const fields = isObjectType(type) ? type.getFields() : {};
  if (!fields['nodes']) return [`${field.name}${size} { ${row(type)} }`];
  const about = `pageInfo { ${columns(getNamedType(fields['pageInfo']?.type ?? type))} } ${fields['total'] ? 'total { count capped }' : ''}`;
  const node = row(getNamedType(fields['nodes'].type));
  return [`nodes { ${node} }`, `edges { cursor node { ${node} } }`].map(
    (rows) => `${field.name}${size} { ${rows} ${about} }`,
  );
}

/** Every list of objects but the rows of a connection, which are its page. */
function listsOf(name: string): Field[] {
  const type = schema.getType(name);
  if (!isObjectType(type) || name.endsWith('Connection')) return [];
  return Object.values(type.getFields()).filter(
    (field) => !isLeaf(field) && (isPaged(field) || isListType(getNullableType(field.type))),
  );
}

const required = (field: Field): boolean => field.args.some(isRequiredArgument);
const lists = [...waysTo(schema)].flatMap(([name, way]): [string, Way, Field][] =>
  listsOf(name)
    .filter((field) => !required(field))
    .map((field) => [`${name}.${field.name}`, way, field]),
);

test('there are lists of every kind to ask for', () => {
  const names = lists.map(([name]) => name);
  for (const known of [
    'Query.customers',
    'Consignor.items',
    'Customer.mails',
    'Customer.history',
    'Query.jobs',
  ])
    expect(names).toContain(known);
});

test.each(lists)(
  'a page of 100 of %s with its usual columns is within the limit',
  async (name, way, field) => {
    // Whoever makes stores is nobody in a shop.
    const who = name === 'Query.stores' ? { ...staffOf('00000'), rights: ['operator'] } : staffOf('30042');
    for (const page of pagesOf(field)) {
      const { status, body } = await house.ask(way.around(page), {}, who);
      expect([status, body.errors?.map(({ message }) => message)]).toEqual([200, undefined]);
      expect(body.extensions?.cost.cost).toBeLessThanOrEqual(body.extensions?.cost.limit ?? 0);
    }
  },
);

test('cost and limit are told to staff and partners, with a refusal too, and to nobody else', async () => {
  const query = '{ store { name } }';
  const dear = '{ customers(first: 200) { nodes { consignor { items(first: 200) { nodes { number } } } } } }';
  for (const kind of ['staff', 'partner'] as const) {
    const told = await house.ask(query, {}, actorOf(kind));
    expect(told.body.extensions).toEqual({ cost: { cost: 2, limit: 6_000 } });
    const refused = await house.ask(dear, {}, actorOf(kind));
    expect([refused.status, refused.body.errors?.[0]?.extensions?.code]).toEqual([
      400,
      'OPERATION_TOO_LARGE',
    ]);
    expect(refused.body.extensions?.cost.cost).toBeGreaterThan(5_000);
  }
  for (const kind of ['visitor', 'portal'] as const)
    for (const text of [query, dear])
      expect(await house.ask(text, {}, actorOf(kind))).not.toHaveProperty('body.extensions');
});
