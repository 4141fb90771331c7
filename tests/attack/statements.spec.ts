import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLInputType,
} from 'graphql';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { cursorOf } from '../../services/kernel/connection/connection';
import { everythingKept } from '../../services/kernel/kept/kept';
import { PREPARED_ON_A_CONNECTION } from '../../services/kernel/kept/limits';
import { SOME_ID, waysTo } from './places';
import { promised } from './promised';
import { seededStores, type Stores } from './stores';
import { actorOf } from './world';

/** Row 22: prepared statements come from a closed set of names, and a connection keeps so many of them. */
const ODD_PAGES = 10_000;
const PAGES_AT_ONCE = 4;
/**
 * What the code can put together: sixteen sorts of customers, each way, with a cursor and without, in eight filters, few or
 * many found; and the other lists.
 */
const MOST_TEXTS = 900;

let stores: Stores;
const clients = new Set<Client>();
const names = new Set<string>();
beforeAll(async () => {
  const { query } = Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  jest.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...given: unknown[]) {
    const [{ name }] = given as [{ name?: string }];
    if (name !== undefined) {
      clients.add(this);
      names.add(name);
    }
    return query.apply(this, given) as never;
  });
  stores = await seededStores();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await stores.world.close();
});

/** The same numbers in every run. */
let state = 20_261_126;
const below = (sides: number): number => (state = (state * 48_271) % 2_147_483_647) % sides;
const oneOf = <T>(values: readonly T[]): T => values[below(values.length)] as T;
const odd = (): Date => new Date(below(2_000_000_000) * 1_000);
const keys = ['', 'x', '7', 'true', '2026-01-01', '2026-01-01 10:00:00+00', SOME_ID];

interface Taken {
  name: string;
  type: GraphQLInputType;
}

/** Something that fits. */
function oddValue({ name, type }: Taken): unknown {
  const named = getNamedType(type);
  if (isEnumType(named)) return oneOf(named.getValues()).name;
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter(() => below(2) === 1);
    return Object.fromEntries(fields.map((field) => [field.name, oddValue(field)]));
  }
  if (named.name === 'Int') return 1 + below(200);
  if (named.name === 'Boolean') return below(2) === 1;
  if (named.name === 'DateTime') return odd().toISOString();
  if (named.name === 'LocalDate') return odd().toISOString().slice(0, 10);
  if (named.name === 'UUID') return SOME_ID;
  if (name !== 'after' && name !== 'before') return `odd ${below(1_000)}`;
  return below(3) > 0 ? null : cursorOf(oneOf(keys), SOME_ID);
}

/** From the start, from the end, or on from a cursor; and whatever else the list takes. */
function oddArguments(args: readonly Taken[], at: number): [string, unknown][] {
  const left = oneOf([
    ['first', 'after'],
    ['last', 'before'],
  ]);
  return args
    .filter(({ name }) => !left.includes(name))
    .map((arg): [string, unknown] => [`${arg.name}${at}`, oddValue(arg)]);
}

test('10,000 odd pages of every list leave few texts, and so many statements on a connection', async () => {
  const schema = buildSchema(promised('api.graphql'), { assumeValidSDL: true });
  const lists = [...waysTo(schema)].flatMap(([name, way]) => {
    const type = schema.getType(name);
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const paged = fields.filter(({ args }) => args.some((arg) => arg.name === 'first'));
    return paged.map(({ name: list, args }) => ({ way, list, args: args as readonly Taken[] }));
  });
  expect(lists.length).toBeGreaterThanOrEqual(8);
  const [{ owner, first } = { owner: undefined, first: undefined }] = stores.all;
  if (!owner) throw new Error('No store was seeded.');
  const ask = async (): Promise<unknown[]> => {
    const { way, list, args } = oneOf(lists);
    const places = Array.from({ length: PAGES_AT_ONCE }, (_, at) => at);
    const head = places.flatMap((at) => args.map(({ name, type }) => `$${name}${at}: ${String(type)}`));
    const calls = places.map((at) => {
      const given = args.map(({ name }) => `${name}: $${name}${at}`);
      return `a${at}: ${list}(${given.join(', ')}) { nodes { __typename } total { count } }`;
    });
    const text = way.around(calls.join(' '), `(${head.join(', ')})`).replaceAll(SOME_ID, first.id);
    const variables = Object.fromEntries(places.flatMap((at) => oddArguments(args, at)));
    // The list of stores is the operator's alone.
    const asker = list === 'stores' && stores.all[0] ? actorOf('operator', stores.all[0]) : owner;
    const { body } = await stores.world.ask(asker, text, variables);
    return (body.errors ?? []).map(({ extensions }) => extensions?.['code']);
  };
  const codes = new Map<unknown, number>();
  for (let at = 0; at < ODD_PAGES / PAGES_AT_ONCE; at += 10)
    for (const code of (await Promise.all(Array.from({ length: 10 }, ask))).flat())
      codes.set(code, (codes.get(code) ?? 0) + 1);
  // Cursors of another list are refused; enough is read all the same.
  expect([...codes.keys()]).toEqual(['BAD_USER_INPUT']);
  expect(codes.get('BAD_USER_INPUT')).toBeLessThan(ODD_PAGES / 2);
  expect(names.size).toBeLessThan(MOST_TEXTS);
  const prepared: number[] = [];
  for (const client of clients) {
    // One that was closed meanwhile says nothing, and one of a worker's not even that.
    const found = await Promise.race([
      client
        .query<{ count: number }>('SELECT count(*)::int AS count FROM pg_prepared_statements')
        .catch(() => null),
      sleep(2_000).then(() => null),
    ]);
    prepared.push(found?.rows[0]?.count ?? 0);
  }
  expect(Math.max(...prepared)).toBeGreaterThan(PREPARED_ON_A_CONNECTION / 2);
  expect(Math.max(...prepared)).toBeLessThanOrEqual(PREPARED_ON_A_CONNECTION);
  for (const { name, size, bytes, limits } of everythingKept())
    expect([name, size <= limits.entries, bytes <= limits.bytes]).toEqual([name, true, true]);
}, 300_000);
