import fc from 'fast-check';
import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isNonNullType,
  parse,
  type ExecutionResult,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { createApolloEngine } from './testing/apollo-engine';
import type { Engine } from './engine';
import { createPlanEngine } from './plan-engine';
import { actorOf, fakeEngine, type Behaviour } from './testing/graph';
import { neededOf } from './testing/left-in';

const behaviour: Behaviour = { asked: [], before: {} };
const patience = { readMs: 500, mutationMs: 500 };
let ours: Engine;
let apollo: Engine;
let reports: unknown[];
beforeAll(async () => {
  ({ engine: ours, reports } = await fakeEngine(behaviour, patience, undefined, createPlanEngine));
  ({ engine: apollo } = await fakeEngine(behaviour, patience, undefined, createApolloEngine));
});
afterAll(() => Promise.all([ours.stop(), apollo.stop()]));
beforeEach(() => void (behaviour.before = {}));

type Variables = Record<string, unknown>;
interface Ran {
  data: unknown;
  errors: string[] | undefined;
  asked: { service: string; query: string; variables?: Variables }[];
}
async function run(engine: Engine, text: string, variables: Variables): Promise<Ran> {
  const context = { actor: actorOf('staff'), requestId: 'r', operation: 'o' };
  behaviour.asked = [];
  const result: ExecutionResult = await engine.execute({ document: parse(text), text, variables }, context);
  const errors = result.errors
    ?.map((error) => error.toJSON())
    // Where a service is away, only ours says of what; the test below holds that it does.
    .map((error) => (error.extensions?.code === 'UNAVAILABLE' ? { ...error, path: undefined } : error))
    .map((error) => JSON.stringify({ ...error, locations: undefined }))
    .sort();
  // What a service was asked, and not only what came of it.
  const asked = behaviour.asked.map(({ service, query, variables: given }) => ({
    service,
    query,
    variables: given,
  }));
  return { data: JSON.parse(JSON.stringify(result.data ?? null)) as unknown, errors, asked };
}
async function expectSame(text: string, variables: Variables = {}): Promise<void> {
  expect(sorted(await run(ours, text, variables))).toEqual(
    sorted(onlyNeeded(await run(apollo, text, variables))),
  );
}
const sorted = (ran: Ran): object => ({
  ...ran,
  asked: ran.asked.map((each) => JSON.stringify(each)).sort(),
});

/** @apollo/gateway asks for nothing, too: what it asked without need it is taken to have left out, complaints included. */
function onlyNeeded({ data, errors = [], asked }: Ran): Ran {
  const needed = asked.map(neededOf);
  const complaints = [...errors];
  asked.forEach(({ service }, at) => {
    const isAway = service in behaviour.before;
    const complaint = complaints.findIndex((error) => error.includes('UNAVAILABLE'));
    if (needed[at] === null && isAway) complaints.splice(complaint, 1);
  });
  return {
    data,
    errors: complaints.length > 0 ? complaints : undefined,
    asked: needed.filter((each) => each !== null),
  };
}

it.each([
  '{ people { nodes { id name items { title owner { name balance best { balance } } } } } }',
  '{ search { __typename ... on Person { name balance } ... on Item { title owner { id } } ... on Named { n: name } ... on Team { lead { items { id } } } } }',
  '{ named(id: "0") { __typename t: __typename name ... on Team { members { balance } } } }',
  '{ people { nodes { fragile } } person(id: "1") { best { fragile } name } }',
  '{ search { ... on Person { fragile } } }',
  '{ named(id: "2") { ... on Person { fragile } } matrix strict }',
  '{ a: person(id: "1") { x: items { y: title } } b: person(id: "2") { x: name } __typename }',
  '{ person(id: "1") { ...A items { id } } } fragment A on Person { items { title } ...B } fragment B on Person { balance friends { balance } }',
  '{ person(id: "1") { constructor: name toString: balance valueOf: items { hasOwnProperty: title } } }',
  '{ me { name balance } boom invalid }',
  'mutation { rename(id: "1", name: "x") { __typename ... on Person { name balance } ... on Refused { message } } logIn(email: "a") }',
  'mutation { rename(id: "1", name: "") { __typename ... on Person { name balance } ... on Refused { message } } }',
])('answers and asks the same as @apollo/gateway: %s', (text) => expectSame(text));

it.each([true, false])('decides @skip and @include the same: %s', async (x) => {
  const text = `query ($x: Boolean!, $y: Boolean = true) { person(id: "1") { name @skip(if: $x) balance @include(if: $x)
    items @skip(if: $x) { id title } ... @include(if: $y) { best { balance } } } item(id: "3") @include(if: $x) { title } }`;
  await expectSame(text, { x });
  await expectSame(text, { x, y: false });
});

it('decides by one shape what six variables say in every combination', async () => {
  const text = `query ($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $e: Boolean!, $f: Boolean!) {
    person(id: "1") { ...P @include(if: $a) ...P @skip(if: $b) best @include(if: $c) { name } best { id balance @skip(if: $d) }
      items @skip(if: $a) @include(if: $e) { title } ... on Named @include(if: $f) { n: name t: __typename @skip(if: $c) } } }
    fragment P on Person { name items { id ... @include(if: $d) { owner { name } } } }`;
  for (let combination = 0; combination < 64; combination++) {
    const bit = (at: number): boolean => ((combination >> at) & 1) === 1;
    await expectSame(text, { a: bit(0), b: bit(1), c: bit(2), d: bit(3), e: bit(4), f: bit(5) });
  }
});

it('says where an entity went wrong', async () => {
  const result = await run(ours, '{ people { nodes { items { owner { friends { fragile } } } } } }', {});
  expect(result).toHaveProperty(
    'errors.0',
    expect.stringMatching(/"path":\["people","nodes",0,"items",0,"owner","friends",1,"fragile"\]/),
  );
});

it('says of what it has no answer where a service is away', async () => {
  const pathsOf = async (text: string): Promise<unknown[] | undefined> => {
    const context = { actor: actorOf('staff'), requestId: 'r', operation: 'o' };
    const { errors } = await ours.execute({ document: parse(text), text }, context);
    return errors?.map(({ path, extensions }) => [extensions.code, path]);
  };
  behaviour.before = {
    goods: () => Promise.reject(new Error('away')),
    people: () => Promise.reject(new Error('away')),
  };
  expect(await pathsOf('{ p: person(id: "1") { name } }')).toEqual([['UNAVAILABLE', ['p']]]);
  delete behaviour.before.people;
  expect(await pathsOf('{ people { nodes { name b: balance } } }')).toEqual([
    ['UNAVAILABLE', ['people', 'nodes', 0, 'b']],
  ]);
});

it('leaves no inherited property in an answer whose service is away', async () => {
  behaviour.before.goods = () => Promise.reject(new Error('away'));
  expect(await run(ours, '{ person(id: "1") { constructor: balance } }', {})).toHaveProperty(
    'data.person.constructor',
    null,
  );
});

it('reports where a service gave null for what may not be', async () => {
  const silent = { name: 'people', execute: () => Promise.resolve({ data: { person: { name: null } } }) };
  const goods = { name: 'goods', execute: () => Promise.resolve({ data: {} }) };
  const made = await fakeEngine(behaviour, patience, [silent, goods], createPlanEngine);
  expect(await run(made.engine, '{ person(id: "1") { name } }', {})).toMatchObject({
    data: { person: null },
    errors: undefined,
  });
  expect(made.reports.map(String)).toEqual(['Error: A service gave null for Person.name.']);
});

it('asks about the schema only in an operation of its own', async () => {
  const errors = [expect.stringContaining('BAD_USER_INPUT')];
  expect(await run(ours, '{ __schema { queryType { name } } person(id: "1") { id } }', {})).toMatchObject({
    data: null,
    errors,
    asked: [],
  });
  expect(await run(ours, '{ __typename __type(name: "Person") { name } }', {})).toEqual({
    data: { __typename: 'Query', __type: { name: 'Person' } },
    errors: undefined,
    asked: [],
  });
});

it('answers any operation as @apollo/gateway does, whichever service is away', async () => {
  const { schema } = ours;
  await fc.assert(
    fc.asyncProperty(
      fc.infiniteStream(fc.nat(1_000)),
      fc.constantFrom('none', 'people', 'goods'),
      async (stream, away) => {
        const dice = (sides: number): number => (stream.next().value as number) % sides;
        const text = `query ($yes: Boolean = true, $no: Boolean = false) ${selection(schema, schema.getQueryType()!, dice, 0)}`;
        behaviour.before = away === 'none' ? {} : { [away]: () => Promise.reject(new Error('away')) };
        await expectSame(text);
      },
    ),
    { numRuns: 300, seed: 20261122 },
  );
  expect(reports.length).toBeGreaterThan(0);
});

const VALUES: Record<string, string> = { id: '"1"', first: '3', after: '"x"', by: 'NAME', short: 'false' };

/** A random selection of a type: fields with aliases, fragments inline, conditions. */
function selection(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  dice: (sides: number) => number,
  depth: number,
): string {
  const parts = ['__typename'];
  const fields: GraphQLField<unknown, unknown>[] = 'getFields' in type ? Object.values(type.getFields()) : [];
  for (let left = 1 + dice(4); left > 0 && fields.length > 0; left--) {
    const field = fields[dice(fields.length)]!;
    const named = getNamedType(field.type);
    if (isCompositeType(named) && depth > 4) continue;
    const args = field.args
      .filter((arg) => isNonNullType(arg.type) || dice(3) === 0)
      .map((arg) => `${arg.name}: ${VALUES[arg.name]}`);
    // The name says the arguments, so that two of one name never differ.
    const alias = `${field.name}_${args.join('').replace(/\W/g, '')}`;
    const condition = ['', '', '', ' @include(if: $yes)', ' @skip(if: $no)', ' @include(if: $no)'][dice(6)]!;
    const below = isCompositeType(named) ? ` ${selection(schema, named, dice, depth + 1)}` : '';
    parts.push(`${alias}: ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${condition}${below}`);
  }
  if (!isObjectType(type))
    for (const possible of schema.getPossibleTypes(type))
      if (dice(2) === 0)
        parts.push(`... on ${possible.name} ${selection(schema, possible, dice, depth + 1)}`);
  return `{ ${parts.join(' ')} }`;
}
