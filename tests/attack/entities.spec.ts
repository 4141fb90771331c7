import {
  getNamedType,
  isCompositeType,
  isObjectType,
  parse,
  visit,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { Client } from 'pg';
import { allServices } from '../../services/all';
import { newId } from '../../services/kernel/id/id';
import { LeakDetector } from './leaks';
import { promised } from './promised';
import type { SeededStore } from './seed-store';
import { selectionOf } from './selection';
import { seededStores, type Stores } from './stores';
import { inTurn } from './turns';
import { verdicts } from './verdicts';
import { actorOf, rolesInTurn, type Role } from './world';

/** Entity look-ups go past Query's rules and arguments: every field of every entity, straight at its service. */
let stores: Stores;
let client: Client;
let detector: LeakDetector;
let asked = 0;

beforeAll(async () => {
  stores = await seededStores();
  client = new Client({ connectionString: stores.world.database.adminUrl });
  await client.connect();
  const customers = stores.all.flatMap(({ first, second }) => [first, second]);
  const owned = customers.map(({ id, userId, itemIds, draftId, intakeId, statementId }) => ({
    customerId: id,
    ids: [id, userId, ...itemIds, draftId, intakeId, statementId],
  }));
  detector = await LeakDetector.read(client, owned);
});
afterAll(async () => {
  await client.end();
  await stores.world.close();
});

/** The key of an entity of this store, per type; a type that is missing fails the run. */
const keys: Record<string, (store: SeededStore, which: 'first' | 'second') => string> = {
  Store: (store) => store.storeId,
  User: (store, which) => store[which].userId,
  StaffMember: (store) => store.staffId,
  Customer: (store, which) => store[which].id,
  CustomerGroup: (store) => store.groupIds.used,
  ConsignmentItem: (store, which) => store[which].itemIds[0] ?? '',
  Intake: (store, which) => store[which].intakeId,
  Statement: (store, which) => store[which].statementId,
  Order: (store, which) => store[which].orderId,
  SellableUnit: (store, which) => store[which].itemIds[0] ?? '',
};
/** Fields that say something of another row of theirs than of the one above. */
const fieldKeys: typeof keys = { 'ConsignmentItem.order': (store) => store.second.soldItemId };
const neverExisted: Record<string, string> = { Store: '99999' };
/** Everyone in the store sees what is on sale and the store itself; a neighbour's is nothing of its own there. */
const shared = new Set(['Store', 'StaffMember', 'CustomerGroup', 'SellableUnit']);

function entitiesOf(service: string): string[] {
  const found: string[] = [];
  visit(parse(promised(`${service}.graphql`)), {
    ObjectTypeDefinition(node) {
      if (node.directives?.some((each) => each.name.value === 'key')) found.push(node.name.value);
    },
  });
  return found;
}

test('every entity of every service has a fixture', () => {
  const all = new Set(allServices.flatMap(({ name }) => entitiesOf(name)));
  expect([...all].sort()).toEqual(Object.keys(keys).sort());
});

test.each([
  ['30042', '10007', 0],
  ['10007', '30043', 1],
  ['30043', '30042', 2],
])('no entity look-up in store %s tells anything of store %s', async (ownId, foreignId, turn) => {
  const [own, foreign] = [storeOf(ownId), storeOf(foreignId)];
  const wrong: string[] = [];
  const told = new Set<string>();
  const all: string[] = [];
  for (const service of allServices) {
    const { executable } = await service.schema();
    for (const entity of entitiesOf(service.name)) {
      const type = executable.getType(entity);
      if (!isObjectType(type)) continue;
      for (const field of inTurn(turn, Object.keys(type.getFields()))) {
        all.push(`${service.name} ${entity}.${field}`);
        for (const role of rolesInTurn(all.length)) {
          const look = lookUp(service.name, executable, type, field, role, own);
          const [mine, theirs, next] = [
            key(entity, field, own, 'first'),
            key(entity, field, foreign, 'first'),
            key(entity, field, own, 'second'),
          ];
          const never = neverExisted[entity] ?? newId();
          const [random, alone, among, amongNever, ours, neighbour] = await Promise.all([
            look([never]),
            look([theirs]),
            look([mine, theirs]),
            look([mine, never]),
            look([mine]),
            look([next]),
          ]);
          const title = `${role} at ${service.name}: ${entity}.${field}`;
          if (alone.answer !== random.answer) wrong.push(`${title} foreign: ${alone.answer}`);
          if (among.answer !== amongNever.answer) wrong.push(`${title} own and foreign: ${among.answer}`);
          if (role === 'portal' && !shared.has(entity) && neighbour.answer !== random.answer)
            wrong.push(`${title} of a neighbour: ${neighbour.answer}`);
          for (const { leaks } of [random, alone, among, amongNever, ours, neighbour])
            wrong.push(...leaks.map((leak) => `${title}: ${leak}`));
          if (ours.answer !== random.answer) told.add(`${service.name} ${entity}.${field}`);
        }
      }
    }
  }
  expect([wrong.length, wrong.slice(0, 20)]).toEqual([0, []]);
  // What answers nobody about an own row proves nothing; a key is only handed back, whatever it is.
  expect(
    all.filter(
      (each) => !told.has(each) && !each.endsWith('Customer.id') && !each.endsWith('ConsignmentItem.id'),
    ),
  ).toEqual([]);
  expect(stores.world.reported).toEqual([]);
});

afterAll(() => console.log(`Entity look-ups at the subgraphs: ${asked} probes.`));

/** One field of one entity, with everything below it that the role may select. */
function lookUp(
  service: string,
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: string,
  role: Role,
  own: SeededStore,
) {
  const may = (coordinate: string): boolean => verdicts.get(coordinate)?.includes(role) ?? false;
  const definition = type.getFields()[field];
  const named = definition && getNamedType(definition.type);
  // The field itself is asked for whoever asks: refusing is an answer like another.
  const below =
    named && isCompositeType(named) ? ` { ${selectionOf(named, { schema, may }, [type.name])} }` : '';
  const args = Object.entries({ first: '2', list: '"customers"', months: '2', part: 'PEOPLE' })
    .filter(([name]) => definition?.args.some((arg) => arg.name === name))
    .map((given) => given.join(': '))
    .join(', ');
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type.name} { ${field}${args && `(${args})`}${below} } } }`;
  return async (ids: string[]): Promise<{ answer: string; leaks: string[] }> => {
    asked += 1;
    const of = ids.map((id) => ({ __typename: type.name, id }));
    // Kept as the gateway has documents kept: who asks in the same words gets what was made for others.
    const request = { query, variables: { of }, actor: actorOf(role, own), keep: 'shared' as const };
    const found = await stores.world.services[service]?.subgraph.execute({
      ...request,
      requestId: newId(),
      operation: 'spec',
    });
    const text = JSON.stringify(found);
    const leaks = detector.foreignIn(text, own.storeId, JSON.stringify(of));
    if (/^(portal|unverified|password only|visitor)/.test(role))
      leaks.push(...detector.secretsIn(text, own.second.id));
    if (/INTERNAL_SERVER_ERROR|GRAPHQL/.test(text)) leaks.push(text.slice(0, 300));
    const answer = ids.reduce((told, id, at) => told.replaceAll(id, `<${at}>`), text);
    return { answer, leaks };
  };
}

const key = (entity: string, field: string, store: SeededStore, which: 'first' | 'second'): string =>
  (fieldKeys[`${entity}.${field}`] ?? keys[entity])?.(store, which) ?? '';

function storeOf(storeId: string): SeededStore {
  const found = stores.all.find((each) => each.storeId === storeId);
  if (found === undefined) throw new Error(`There is no store ${storeId}`);
  return found;
}
