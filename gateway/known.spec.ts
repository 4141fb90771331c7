import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import type { Actor } from '../services/kernel/actor/actor';
import { Conditions, isIncluded } from '../services/kernel/operation/conditions';
import { neededRules, rulesOf } from '../services/kernel/permission/walk';
import { costOf } from './cost';
import { DocumentStore } from './document-store';
import type { Engine } from './engine';
import { createFront, type Front, type GraphAnswer } from './front';
import { actorOf, fakeEngine, fakePermissions, type Behaviour } from './testing/graph';
import { leftIn } from './testing/left-in';
import { wholeGraph } from './testing/mocked';
import { RandomOperation } from './testing/random-operation';
import { operationHash } from './trusted';

const behaviour: Behaviour = { asked: [], before: {} };
const isStaff = (actor: Actor): boolean => actor.kind === 'staff';
const mayRead = (actor: Actor): boolean => isStaff(actor) || actor.kind === 'partner';
const rules = { everyone: () => true, staff: isStaff, introspect: mayRead };

const own = `query Own($a: Boolean!, $b: Boolean = true) { person(id: "1") { name note @include(if: $a)
  ... @skip(if: $b) { friends { ...Private } } ...Private @include(if: false) } } fragment Private on Person { note }`;
const elses = own.replace('Own', 'Elses');
const long = `query Long($a: Boolean!, $b: Boolean = true) { people(first: 100) { nodes { id
  friends(first: 100) @include(if: $a) { id } ... @skip(if: $b) { items(first: 10) { id } } } } }`;

const change = 'mutation Change { logIn(email: "a") }';

let engine: Engine;
let front: Front;
let store: DocumentStore;
beforeAll(async () => {
  ({ engine } = await fakeEngine(behaviour));
  const trusted = {
    Own: operationHash(parse(own)),
    Long: operationHash(parse(long)),
    Change: operationHash(parse(change)),
  };
  const judging = { permissions: fakePermissions(engine), rules, trusted, marks: {} };
  front = await createFront({ ...judging, engine, report: () => undefined });
  store = new DocumentStore({ ...judging, schema: engine.schema });
});
afterAll(() => front.stop());
beforeEach(() => (behaviour.asked = []));

type Variables = Record<string, unknown>;
const ask = (query: string, variables: Variables, kind: Actor['kind'] = 'portal'): Promise<GraphAnswer> =>
  front.answer({ query, variables }, { actor: actorOf(kind), requestId: 'request-1' });
const codes = ({ body }: GraphAnswer): unknown[] =>
  body.errors?.map((each) => each.extensions?.['code']) ?? [];

describe('of the web’s own operation', () => {
  it('a field the reader may not see is no refusal where it is left out', async () => {
    expect((await ask(own, { a: false })).body).toEqual({ data: { person: { name: 'Person 1' } } });
  });

  it.each<[string, Variables]>([
    ['by a variable', { a: true }],
    ['by the default’s opposite, below a fragment', { a: false, b: false }],
  ])('it is one where it is asked for: %s', async (_, variables) => {
    expect((await ask(own, variables)).body).toMatchObject({
      data: null,
      errors: [{ message: 'Not allowed: Person.note', extensions: { code: 'FORBIDDEN' } }],
    });
    expect(behaviour.asked).toEqual([]);
    expect((await ask(own, variables, 'staff')).body.errors).toBeUndefined();
  });

  it('each combination is judged by itself, in any order', async () => {
    for (const a of [true, false, true, false])
      expect([a, codes(await ask(own, { a }))]).toEqual([a, a ? ['FORBIDDEN'] : []]);
  });

  it.each<[string, Variables]>([
    ['is missing', {}],
    ['is no truth value', { a: 'false' }],
    ['is a list', { a: [false] }],
    ['is null', { a: null }],
    ['is null in place of its default', { a: false, b: null }],
  ])('a variable that decides is judged before anything else: it %s', async (_, variables) => {
    const answer = await ask(own, variables);
    expect([answer.status, ...codes(answer)]).toEqual([400, 'BAD_USER_INPUT']);
    expect(behaviour.asked).toEqual([]);
  });

  it('the cost is of what is asked for', () => {
    const cost = (variables: Variables): number =>
      store.costOf(store.find(long, actorOf('portal')), undefined, variables);
    expect([cost({ a: false }), cost({ a: false, b: false }), cost({ a: true })]).toEqual([
      225, 1_475, 12_725,
    ]);
  });
});

describe('of anybody else’s', () => {
  it.each<[string, Variables]>([
    ['left out', { a: false }],
    ['asked for', { a: true }],
    ['left out by a variable that is none', { a: 'no' }],
    ['left out by a variable that is missing', {}],
  ])('a field the reader may not see is refused, %s or not', async (_, variables) => {
    for (const text of [elses, `{ person(id: "1") { name note @include(if: false) } }`]) {
      const given = text === elses ? variables : {};
      expect(codes(await ask(text, given, 'partner'))).toEqual(['FORBIDDEN']);
      // Who may not read the schema is not told that there is such a field.
      const none = await ask(text.replaceAll('note', 'none'), given);
      expect(codes(none)[0]).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(await ask(text, given)).toEqual(none);
    }
    expect(behaviour.asked).toEqual([]);
  });

  it('a size that is null is no size that was not given', () => {
    const text = `query Sized($n: Int = 1) { people(first: $n) { nodes { friends(first: $n) { id } } } }`;
    const costs = (given: Variables[]): number[] =>
      given.map((variables) => store.costOf(store.find(text, actorOf('staff')), undefined, variables));
    const [usual, none, again] = costs([{}, { n: null }, {}]);
    expect([again, none]).toEqual([usual, costs([{ n: 50 }])[0]]);
  });

  it('the cost is of all that is written', async () => {
    const text = long.replace('Long', 'Other');
    expect(codes(await ask(text, { a: false }))).toEqual(['OPERATION_TOO_LARGE']);
    expect(store.costOf(store.find(text, actorOf('staff')), undefined, { a: false })).toBe(
      costOf(engine.schema, parse(text), undefined, {}),
    );
  });
});

it('a read of our own is known by its text once it was read; no change is one, and nobody else’s', async () => {
  expect([own, long].map((text) => store.isOwnRead(text, undefined))).toEqual([false, true]);
  store.find(own, actorOf('visitor'));
  store.find(elses, actorOf('staff'));
  store.find(change, actorOf('visitor'));
  expect([own, elses, change].map((text) => store.isOwnRead(text, undefined))).toEqual([true, false, false]);
});

it('of any operation of ours in any combination the rules are those of what is left in', () => {
  const schema = wholeGraph();
  const table = JSON.parse(readFileSync('schema/permissions.json', 'utf8')) as Record<string, string>;
  let compared = 0;
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(1_000)), (stream) => {
      const text = new RandomOperation(schema, (sides) => (stream.next().value as number) % sides).text();
      const document = parse(text);
      if (validate(schema, document).some(({ message }) => !message.includes('never used'))) return;
      const conditions = Conditions.of(document);
      const needed = neededRules(schema, document, undefined, table, { conditions });
      expect(new Set(needed.map(({ rule }) => rule)).size).toBeLessThanOrEqual(needed.length);
      for (let bits = 0; bits < 32; bits++) {
        const variables = Object.fromEntries(
          ['a', 'b', 'c', 'd', 'e'].map((name, at) => [name, ((bits >> at) & 1) === 1]),
        );
        const definitions = document.definitions.flatMap((each) =>
          'variableDefinitions' in each ? (each.variableDefinitions ?? []) : [],
        );
        const { combination } = conditions.decide(schema, definitions, variables, () => null);
        const ours = needed.filter(({ included }) => isIncluded(included, combination));
        const left = rulesOf(schema, parse(leftIn(text, variables)), undefined, table);
        expect(ours.map(({ rule }) => rule).sort()).toEqual(left.sort());
      }
      compared++;
    }),
    { numRuns: 100, seed: 20261126 },
  );
  expect(compared).toBeGreaterThan(60);
});
