import { buildSchema, getNamedType, isListType, getNullableType, type GraphQLInputType } from 'graphql';
import { cursorOf } from '../../services/kernel/connection/connection';
import { withRealScalars } from '../../services/kernel/graph/scalars';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { inputLeaves, withValue } from './id-paths';
import { operations, targetsOf } from './operations';
import { leafPlaces, SOME_ID } from './places';
import { promised, promisedPermissions } from './promised';
import { actorOf } from './world';
import { seededStores, type Stores } from './stores';
import { inTurn, isDrawn } from './turns';

/**
 * Row 29, what malformed.spec leaves: values of the right type that the database, a calendar or an encoding cannot hold,
 * in every argument of every field. They find nothing or are the caller's mistake, and never ours. A run of all tests tries
 * a third of the values in each place, and the next third in the next.
 */
let stores: Stores;
beforeAll(async () => void (stores = await seededStores()));
afterAll(() => stores.world.close());

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e',
  "'",
  '"',
  '\\',
  '%',
  '_',
  '$1',
  '{}',
  '[]',
  'null',
  'NaN',
  '-1',
  '1e400',
  '99999999999999999999',
  '2026-02-30',
  'infinity',
  '-infinity',
  '0000-00-00',
  '<script>',
  '../..',
  '😀'.repeat(10),
  'x'.repeat(3_000),
  '\n\r\t\u0001\u007f',
  'a@b',
  'a@b.c\0',
  '\ud800@example.test',
];
const CURSORS = [
  ...['x', '%%%', '\0', '😀', 'e30', 'W10', 'bnVsbA', 'x'.repeat(5_000)],
  ...[
    null,
    {},
    [],
    1,
    ['a'],
    ['a', 'b'],
    [1, SOME_ID],
    ['a', SOME_ID, 'c'],
    [['a'], SOME_ID],
    [null, null],
  ].map(encoded),
  ...TEXTS.flatMap((text) => [cursorOf(text, SOME_ID), encoded([SOME_ID, text])]),
  ...[
    '1',
    '-1',
    '2147483647',
    '2147483648',
    '9223372036854775808',
    'true',
    't',
    '2026-01-01',
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    '2026-01-01 10:00:00+00',
    '2026-01-01 25:00:00+00',
    '2026-01-01 10:61:00+00',
    '0000-01-01 10:00:00+00',
    '2026-01-01 10:00:00+99',
    '2026-01-01 10:00:00.123456+15:59',
    '-infinity',
    'infinity',
    SOME_ID,
    SOME_ID.toUpperCase(),
  ].map((key) => cursorOf(key, SOME_ID)),
];
const DATES = [
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-02-29',
  '2024-02-29',
  '10000-01-01',
  '-001-01-01',
  '2026-1-1',
  '2026-01-01T00:00:00Z',
];
const INSTANTS = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-23:59',
  '2026-01-01T24:00:00Z',
  '2026-06-30T23:59:60Z',
  '2026-01-01T00:00:00+99:99',
  '2026-01-01t00:00:00z',
  '2026-01-01T00:00:00.1234567890123Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  0,
  -1,
  8.64e15,
  8.64e15 + 1,
  1e300,
];
const IDS = [
  SOME_ID.toUpperCase(),
  `{${SOME_ID}}`,
  `urn:uuid:${SOME_ID}`,
  SOME_ID.replaceAll('-', ''),
  `${SOME_ID}\0`,
  ` ${SOME_ID}`,
  `${SOME_ID}\n`,
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
];
const NUMBERS = [
  0, -1, 1, 2_147_483_647, -2_147_483_648, 2_147_483_648, 9_007_199_254_740_991, -9_007_199_254_740_991,
  9_007_199_254_740_992, 0.001, 1e21, 1e300, -0,
];

/** What is given where such a type is wanted; an argument's name says more than "String" does. */
function hostileFor(name: string, type: GraphQLInputType): unknown[] {
  const scalar = getNamedType(type).name;
  if (/(^|\.)(after|before)$/.test(name)) return CURSORS;
  if (scalar === 'UUID') return IDS;
  if (scalar === 'LocalDate') return DATES;
  if (scalar === 'DateTime') return INSTANTS;
  return /^(Int|Float|SafeInt|Percent)$/.test(scalar) ? NUMBERS : TEXTS;
}

const schema = withRealScalars(buildSchema(promised('api.graphql'), { assumeValidSDL: true }));
const permissions = promisedPermissions();
const own = () => {
  const [store] = stores.all;
  if (!store) throw new Error('No store was seeded.');
  return store;
};
/** Staff, but at the doors that only who is not logged in comes to, and of what is for others alone. */
const askerOf = (coordinate: string): Actor => {
  const rule = permissions[coordinate];
  if (rule === 'portal' || rule === 'operator') return actorOf(rule, own());
  if (rule === 'consoleDoor') return visitor(own().storeId, 'console');
  return rule?.endsWith('Door') ? visitor(own().storeId) : own().owner;
};

interface Answer {
  status: number;
  body: { errors?: readonly { path?: unknown; extensions?: Record<string, unknown> }[] };
}
/** What is wrong with an answer: it is ours, or it is the caller's and does not say so with 400 and the place. */
function wrongWith({ status, body }: Answer, isRead: boolean): unknown {
  if (!body.errors) return null;
  const isTheirs = body.errors.every(({ path, extensions }) =>
    extensions?.['code'] === 'BAD_USER_INPUT'
      ? path !== undefined && extensions['argument'] !== undefined
      : extensions?.['code'] === 'OPERATION_TOO_LARGE',
  );
  return isTheirs && (status === 400 || !isRead) ? null : { status, errors: body.errors.slice(0, 2) };
}
const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? '';

test('in every argument of every field that reads', async () => {
  const wrong: unknown[] = [];
  let asked = 0;
  const places = leafPlaces(schema).filter(({ coordinate }) => !coordinate.startsWith('Mutation.'));
  for (const [turn, place] of places.entries())
    for (const value of inTurn(turn, hostileFor(place.argument, place.type))) {
      asked++;
      const { query, variables } = place.variable(value);
      const asker = askerOf(place.coordinate.slice(0, place.coordinate.indexOf('(')));
      const answer = await stores.world.ask(asker, query.replaceAll(SOME_ID, own().first.id), variables);
      const fault = wrongWith(answer, true);
      if (fault) wrong.push([place.coordinate, shown(value), fault]);
    }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(isDrawn ? 650 : 2_000);
  expect(stores.world.reported).toEqual([]);
});

test('in a cursor of customers, whatever they are sorted by', async () => {
  const text = `query ($sort: CustomerSort!, $after: String, $before: String) {
    customers(sort: $sort, direction: ASC, after: $after, before: $before) { nodes { id } } }`;
  const sort = schema.getType('CustomerSort');
  const wrong: unknown[] = [];
  const sorts = sort && 'getValues' in sort ? sort.getValues() : [];
  for (const [turn, { name }] of sorts.entries())
    for (const cursor of inTurn(turn, CURSORS))
      for (const way of ['after', 'before']) {
        const answer = await stores.world.ask(own().owner, text, { sort: name, [way]: cursor });
        const fault = wrongWith(answer, true);
        if (fault) wrong.push([name, way, Buffer.from(cursor, 'base64url').toString().slice(0, 60), fault]);
      }
  expect(wrong).toEqual([]);
  expect(stores.world.reported).toEqual([]);
});

test('in every input of every field that writes, the rest as it should be', async () => {
  const targets = () =>
    targetsOf(own(), 'first', { jobId: '1', token: 'z'.repeat(43), emailToken: 'y'.repeat(43) });
  const wrong: unknown[] = [];
  for (const [turn, { operation, path, type }] of [...inputLeaves(schema)].entries()) {
    const [root = '', field = ''] = operation.split('.');
    if (root !== 'Mutation') continue;
    const fixture = operations[operation];
    const argument = schema.getMutationType()?.getFields()[field]?.args[0];
    if (!fixture || !argument) throw new Error(`${operation} has no fixture in operations.ts`);
    const query = `mutation ($input: ${String(argument.type)}) { ${field}(input: $input) { __typename } }`;
    const isList = isListType(getNullableType(type));
    for (const value of inTurn(turn, hostileFor(path.join('.'), type))) {
      const variables = withValue(fixture.variables(targets()), path, isList ? [value] : value);
      const answer = await stores.world.ask(askerOf(operation), query, variables);
      const fault = wrongWith(answer, false);
      if (fault) wrong.push([operation, path.join('.'), shown(value), fault]);
    }
  }
  expect(wrong).toEqual([]);
  expect(stores.world.reported).toEqual([]);
}, 240_000);
