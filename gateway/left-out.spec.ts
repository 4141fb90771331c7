import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { execute, parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Engine } from './engine';
import { createPlanEngine } from './plan-engine';
import { actorOf, fakeEngine, type Behaviour } from './testing/graph';
import { leftIn, withoutNothing } from './testing/left-in';
import { mockedServices, wholeGraph } from './testing/mocked';
import { RandomOperation } from './testing/random-operation';

type Variables = Record<string, unknown>;
const context = { actor: actorOf('staff'), requestId: 'r', operation: 'o' };
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const ask = (engine: Engine, text: string, variables: Variables): Promise<ExecutionResult> =>
  engine.execute({ document: parse(text), text, variables }, context);

describe('what variables exclude', () => {
  const behaviour: Behaviour = { asked: [], before: {} };
  let engine: Engine;
  beforeAll(async () => void ({ engine } = await fakeEngine(behaviour)));
  afterAll(() => engine.stop());
  beforeEach(() => void ((behaviour.asked = []), (behaviour.before = {})));

  const columns = `query ($a: Boolean!, $b: Boolean!) { people { nodes { name
    items @include(if: $a) { id } balance @include(if: $b) } } }`;
  const services = (): string[] => behaviour.asked.map(({ service }) => service);

  it('is asked of no service: two fields of one service under two conditions', async () => {
    expect(await ask(engine, columns, { a: false, b: false })).toEqual({
      data: { people: { nodes: [{ name: 'Person 1' }, { name: 'Person 2' }] } },
    });
    expect(services()).toEqual(['people']);
    behaviour.asked = [];
    const some = await ask(engine, columns, { a: false, b: true });
    expect(some.data).toEqual({
      people: {
        nodes: [
          { name: 'Person 1', balance: 100 },
          { name: 'Person 2', balance: 200 },
        ],
      },
    });
    expect(services()).toEqual(['people', 'goods']);
  });

  it('is asked of no service at the root', async () => {
    const text = `query ($a: Boolean!, $b: Boolean = false) { item(id: "1") @include(if: $a) { id } dryRunStock(id: "1") @include(if: $b) person(id: "1") { name } }`;
    expect(await ask(engine, text, { a: false })).toEqual({ data: { person: { name: 'Person 1' } } });
    expect(services()).toEqual(['people']);
    behaviour.asked = [];
    const nothing =
      'query ($a: Boolean!, $b: Boolean!) { me @skip(if: $a) { id } boom @skip(if: $b) item(id: "1") @skip(if: $a) { id } }';
    expect(await ask(engine, nothing, { a: true, b: true })).toEqual({ data: {} });
    expect(services()).toEqual([]);
  });

  it('writes nothing', async () => {
    const text =
      'mutation ($a: Boolean!, $b: Boolean!) { rename(id: "1", name: "x") @include(if: $a) { __typename } logIn(email: "a") @include(if: $b) }';
    expect(await ask(engine, text, { a: false, b: false })).toEqual({ data: {} });
    expect(services()).toEqual([]);
  });

  it('is looked up of no entity beside those of which something is selected', async () => {
    const text = `query ($a: Boolean!, $b: Boolean!) { search { ... on Person { id balance @include(if: $a) }
      ... on Item @include(if: $b) { title } } }`;
    expect(await ask(engine, text, { a: false, b: true })).toEqual({
      data: { search: [{ id: '1' }, { title: 'Item 9' }, {}, { id: '2' }] },
    });
    expect(
      behaviour.asked.map(({ service, variables }) => [service, variables?.['representations']]),
    ).toEqual([
      ['people', undefined],
      ['goods', [{ __typename: 'Item', id: '9' }]],
    ]);
  });

  it('takes what needed its answer with it', async () => {
    const text = `query ($a: Boolean!, $b: Boolean!) { person(id: "1") { balance @include(if: $b)
      items @include(if: $a) { owner { name best @include(if: $b) { balance } } } } }`;
    expect(await ask(engine, text, { a: false, b: false })).toEqual({ data: { person: {} } });
    expect(services()).toEqual(['people']);
  });

  it('still has the keys looked up that something else needs', async () => {
    const text = `query ($a: Boolean!) { person(id: "1") { id @include(if: $a) k: id @skip(if: $a) ... @include(if: $a) { name } balance } }`;
    expect(await ask(engine, text, { a: false })).toEqual({ data: { person: { k: '1', balance: 100 } } });
    expect(await ask(engine, text, { a: true })).toEqual({
      data: { person: { id: '1', name: 'Person 1', balance: 100 } },
    });
  });

  it('is no matter whose service is away', async () => {
    behaviour.before.goods = () => Promise.reject(new Error('away'));
    expect((await ask(engine, columns, { a: false, b: false })).errors).toBeUndefined();
    expect((await ask(engine, columns, { a: true, b: false })).errors).toHaveLength(1);
  });

  it('has to be said: null for `if` is refused before anything is asked, default or not', async () => {
    const text = 'query ($a: Boolean = true) { person(id: "1") { name @include(if: $a) } }';
    const { data, errors } = await ask(engine, text, { a: null });
    expect([data, errors?.map((error) => error.toJSON())]).toEqual([
      undefined,
      [
        expect.objectContaining({
          message: '"$a": a value of type "Boolean!" is required.',
          path: ['person', 'name'],
          extensions: { code: 'BAD_USER_INPUT', argument: '@include.if' },
        }),
      ],
    ]);
    expect(services()).toEqual([]);
  });
});

describe('of the real graph', () => {
  let engine: Engine;
  let whole: GraphQLSchema;
  let asked: string[] = [];
  beforeAll(async () => {
    whole = wholeGraph();
    engine = await createPlanEngine({
      supergraphSdl: readFileSync('schema/supergraph.graphql', 'utf8'),
      subgraphs: mockedServices((service) => asked.push(service)),
      report: () => undefined,
      patience: { readMs: 20_000, mutationMs: 20_000 },
    });
  });
  afterAll(() => engine.stop());

  it('any operation is answered as if what is excluded did not stand in it, and as graphql-js answers', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.nat(1_000)),
        fc.record(
          { a: fc.boolean(), b: fc.boolean(), c: fc.boolean(), d: fc.boolean(), e: fc.boolean() },
          { requiredKeys: ['a', 'b', 'c'] },
        ),
        async (stream, variables) => {
          const dice = (sides: number): number => (stream.next().value as number) % sides;
          const text = new RandomOperation(whole, dice).text();
          const document = parse(text);
          if (validate(whole, document).some(({ message }) => !message.includes('never used'))) return;
          compared++;
          asked = [];
          const answer = plain(await ask(engine, text, variables));
          const before = new Set(asked);
          const reference = await execute({ schema: whole, document, variableValues: variables });
          expect(answer).toEqual(plain(reference));
          asked = [];
          const removed = await ask(engine, leftIn(text, variables), variables);
          expect(answer).toEqual(plain(withoutNothing(removed)));
          expect([...before].filter((service) => !asked.includes(service))).toEqual([]);
        },
      ),
      { numRuns: 200, seed: 20261126 },
    );
    expect(compared).toBeGreaterThan(120);
  });
});
