import { execFileSync } from 'node:child_process';
import { getIntrospectionQuery, parse } from 'graphql';
import type { Actor } from '../services/kernel/actor/actor';
import type { Engine } from './engine';
import { createFront, type Front, type GraphAnswer } from './front';
import { operationHash } from './trusted';
import { actorOf, fakeEngine, fakeMarks, fakePermissions, type Behaviour } from './testing/graph';

const behaviour: Behaviour = { asked: [], before: {} };
const isStaff = (actor: Actor): boolean => actor.kind === 'staff';
const mayRead = (actor: Actor): boolean => isStaff(actor) || actor.kind === 'partner';
const rules = { everyone: () => true, staff: isStaff, introspect: mayRead };
const wide = `query Wide { ${Array.from({ length: 40 }, (_, at) => `a${at}: person(id: "${at}") { id }`).join(' ')} }`;

let engine: Engine;
let front: Front;
beforeAll(async () => {
  ({ engine } = await fakeEngine(behaviour));
  const permissions: Record<string, string> = {
    ...fakePermissions(engine),
    'Mutation.secretRename': 'staff',
  };
  delete permissions['Query.me'];
  const trusted = { Wide: operationHash(parse(wide)) };
  front = await createFront({
    engine,
    permissions,
    rules,
    trusted,
    marks: fakeMarks,
    report: () => undefined,
  });
});
afterAll(() => front.stop());
beforeEach(() => (behaviour.asked = []));

type Variables = Record<string, unknown>;
function ask(
  query: string,
  kind: Actor['kind'] = 'visitor',
  variables?: Variables,
  operationName?: string,
): Promise<GraphAnswer> {
  return front.answer({ query, variables, operationName }, { actor: actorOf(kind), requestId: 'request-1' });
}
const codes = (answer: GraphAnswer): unknown[] =>
  answer.body.errors?.map((error) => error.extensions?.code) ?? [];

/** Refused before any service was asked. */
async function expectRefused(
  query: string,
  code = 'OPERATION_TOO_LARGE',
  variables?: Variables,
): Promise<void> {
  const answer = await ask(query, 'staff', variables);
  expect([answer.status, ...codes(answer)]).toEqual([400, code]);
  expect(behaviour.asked).toEqual([]);
}

it('answers an operation within the limits', async () => {
  expect(await ask('query Mine { person(id: "1") { name } }')).toEqual({
    status: 200,
    body: { data: { person: { name: 'Person 1' } } },
    operation: 'Mine',
    isTrusted: false,
  });
});

describe('permissions', () => {
  it('refuses a field the actor may not select, names it to who may read the schema, and runs nothing', async () => {
    const answer = await ask('{ person(id: "1") { name note } }', 'partner');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: null,
      extensions: { cost: { cost: 2, limit: 6_000 } },
      errors: [
        {
          message: 'Not allowed: Person.note',
          path: ['person', 'note'],
          extensions: { code: 'FORBIDDEN', coordinate: 'Person.note' },
        },
      ],
    });
    expect(behaviour.asked).toEqual([]);
  });

  it.each(['visitor', 'portal'] as const)(
    'tells a %s of it what it tells of no field at all',
    async (kind) => {
      for (const [hidden, none] of [
        ['{ person(id: "1") { name note } }', '{ person(id: "1") { name none } }'],
        ['mutation { secretRename { id } }', 'mutation { secretMerges { id } }'],
      ] as const) {
        const answer = await ask(hidden, kind);
        expect([answer.status, ...codes(answer)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
        expect(answer).toEqual(await ask(none, kind));
      }
      expect(behaviour.asked).toEqual([]);
    },
  );

  it('answers the same operation for an actor who may', async () => {
    expect((await ask('{ person(id: "1") { name note } }', 'staff')).body.data).toEqual({
      person: { name: 'Person 1', note: 'private' },
    });
  });

  it('refuses a mutation for a field of its result before it changes anything', async () => {
    const text = 'mutation { rename(id: "1", name: "x") { ... on Person { note } } }';
    expect(codes(await ask(text, 'partner'))).toEqual(['FORBIDDEN']);
    expect(codes(await ask(text, 'portal'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(behaviour.asked).toEqual([]);
  });

  it('refuses a field without a rule to everyone', async () => {
    expect(codes(await ask('{ me { id } }', 'staff'))).toEqual(['FORBIDDEN']);
  });

  it('judges each actor anew on a document it knows', async () => {
    const text = '{ person(id: "2") { note } }';
    const judged = [];
    for (const kind of ['staff', 'visitor', 'staff', 'portal'] as const)
      judged.push(codes(await ask(text, kind)).length);
    expect(judged).toEqual([0, 1, 0, 1]);
  });

  it('lets staff introspect, visitors and portal users not', async () => {
    expect((await ask(getIntrospectionQuery(), 'staff')).body.data).toHaveProperty(
      '__schema.queryType.name',
      'Query',
    );
    for (const kind of ['visitor', 'portal'] as const) {
      expect(codes(await ask(getIntrospectionQuery(), kind))).toEqual(['FORBIDDEN']);
      expect(codes(await ask('{ __type(name: "Person") { name } }', kind))).toEqual(['FORBIDDEN']);
    }
  });
});

describe('what only subgraphs have', () => {
  it.each(['{ _entities(representations: []) { __typename } }', '{ _service { sdl } }'])(
    '%s is refused',
    async (text) => {
      const answer = await ask(text, 'staff');
      expect([answer.status, ...codes(answer)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
      expect(behaviour.asked).toEqual([]);
    },
  );
});

describe('an operation that is not one of our own', () => {
  const nested = (levels: number): string => 'b{'.repeat(levels - 1) + 'c' + '}'.repeat(levels - 1);
  const people = (size: string): string => `people(first: ${size}) { nodes { id name } }`;

  it('has at most 2,000 tokens', () => expectRefused(`{ ${'person '.repeat(2_001)} }`));
  it('is at most 12 levels deep', () => expectRefused(`{ ${nested(13)} }`));
  it('is at most 12 levels deep through fragments too', () =>
    expectRefused(
      `{ ...A } fragment A on Query { ${nested(7).replace('c', '...B')} } fragment B on Person { ${nested(7)} }`,
    ));
  it('has at most 30 aliases, whatever they are called', () =>
    expectRefused(`{ ${Array.from({ length: 31 }, (_, at) => `__typename${at}: __typename`).join(' ')} }`));
  it('has no alias __proto__', () => expectRefused('{ __proto__: person(id: "1") { id } }'));
  it('has at most 20 directives', () =>
    expectRefused(`{ person(id: "1") ${'@skip(if: false) '.repeat(21)} { id } }`));
  it('says no name more than ten times in one place', () =>
    expectRefused(`{ ${'__typename '.repeat(500)} }`));
  it('costs at most 6,000, pages within pages multiplied', () =>
    expectRefused('{ people(first: 100) { nodes { friends(first: 60) { id } } } }'));
  it('costs by the page size in its variables', async () => {
    const text = 'query ($n: Int) { people(first: $n) { nodes { id name } } }';
    await expectRefused(text, 'OPERATION_TOO_LARGE', { n: 10_000 });
    expect((await ask(text, 'staff', { n: 10 })).status).toBe(200);
  });
  it('costs by the default page size where it names none', () =>
    expectRefused('{ people { nodes { friends(first: 20) { items { id title } } } } }'));
  it('costs what its fragments cost, each time', () =>
    expectRefused(
      `{ ${people('1000')} a: person(id: "1") { ...F } } fragment F on Person { friends(first: 3000) { id } }`,
    ));
  it('takes a page of a negative size for one', async () => {
    expect((await ask(`{ ${people('-100000')} }`)).status).toBe(200);
  });
  it('has at most one log-in or password step, however it is written', async () => {
    const code = 'TOO_MANY_AUTH_STEPS';
    await expectRefused('mutation { a: logIn(email: "a") b: logIn(email: "b") }', code);
    await expectRefused('mutation { logIn(email: "a") logInStaff(email: "b") }', code);
    await expectRefused(
      'mutation { logIn(email: "a") ... { ...F } } fragment F on Mutation { b: logIn(email: "b") }',
      code,
    );
  });
});

it('lets the web’s own operation be as large as it is', async () => {
  const answer = await ask(wide);
  expect([answer.status, answer.isTrusted]).toEqual([200, true]);
});

it('knows the web’s own operation however a client printed it', async () => {
  const answer = await ask(`# a comment\n${wide.replaceAll(' ', '\n  ')}`);
  expect([answer.status, answer.isTrusted]).toEqual([200, true]);
});

it('does not take an operation for ours because of its name', async () => {
  expect(codes(await ask(wide.replace('"1"', '"2"')))).toEqual(['OPERATION_TOO_LARGE']);
});

it('checks permissions of the web’s own operations like any other', async () => {
  const own = 'query Own { person(id: "1") { note } }';
  const permissions = fakePermissions(engine);
  const other = await createFront({
    engine: { ...engine, stop: async () => undefined },
    permissions,
    rules,
    trusted: { Own: operationHash(parse(own)) },
    marks: fakeMarks,
    report: () => undefined,
  });
  const answer = await other.answer({ query: own }, { actor: actorOf('visitor'), requestId: 'r' });
  expect([answer.isTrusted, ...codes(answer)]).toEqual([true, 'FORBIDDEN']);
  await other.stop();
});

describe('a query bomb is refused', () => {
  const chain = (links: number, link: (next: string) => string): string =>
    `{ ...F0 } ${Array.from({ length: links }, (_, at) => `fragment F${at} on Query { ${link(`...F${at + 1}`)} }`).join(' ')} fragment F${links} on Query { __typename }`;
  const bombs: [string, string][] = [
    ['of doubling fragments', chain(150, (next) => `${next} ${next}`)],
    ['of doubling fragments with fields', chain(100, (next) => `person(id: "1") { id } ${next} ${next}`)],
    [
      'of a hundred log-ins',
      `mutation { ${Array.from({ length: 100 }, (_, at) => `a${at}: logIn(email: "a")`).join(' ')} }`,
    ],
    [
      'of fragments in a circle',
      '{ ...A } fragment A on Query { person(id: "1") { ...B } ...A } fragment B on Person { friends { ...B } }',
    ],
    ['of nested lists', `{ people { nodes { ${'friends { '.repeat(9)} id ${'}'.repeat(9)} } } }`],
    ['of the same field', `{ ${'person(id: "1") { id } '.repeat(200)} }`],
    ['of ten thousand brackets', '{a'.repeat(10_000)],
    [
      'of inline fragments',
      `{ ${'... { '.repeat(900)} __typename ${'}'.repeat(900)} ${'person(id: "1") { id } '.repeat(11)} }`,
    ],
    ['of unknown directives', `{ __typename ${'@aa'.repeat(50)} }`],
    ['of a megabyte of commas', `{ ${','.repeat(1_000_000)} b{b{b{b{b{b{b{b{b{b{b{b{b{b}}}}}}}}}}}}} }`],
  ];
  it.each(bombs)('%s', async (_, text) => {
    const answer = await ask(text);
    expect(answer.status).toBe(400);
    expect(behaviour.asked).toEqual([]);
  });
});

describe('errors', () => {
  it('suggest no names to visitors and portal users, and do to staff', async () => {
    const text = '{ person(id: "1") { nam } }';
    for (const kind of ['visitor', 'portal'] as const)
      expect(JSON.stringify(await ask(text, kind))).not.toMatch(/Did you mean|name/);
    expect(JSON.stringify(await ask(text, 'staff'))).toContain('Did you mean');
  });

  it('suggest no values of an enum to visitors', async () => {
    const answer = await ask('query ($by: Sort) { sorted(by: $by) }', 'visitor', { by: 'AGES' });
    expect([answer.status, ...codes(answer)]).toEqual([400, 'BAD_USER_INPUT']);
    expect(JSON.stringify(answer)).not.toMatch(/"AGE"|Did you mean/);
  });

  it('come a few at a time', async () => {
    const answer = await ask(`{ ${Array.from({ length: 25 }, (_, at) => `unknown${at}`).join(' ')} }`);
    expect(answer.body.errors?.length).toBeLessThanOrEqual(6);
  });

  it('have status 503 when a service is away and nothing else was asked', async () => {
    behaviour.before.people = () => Promise.reject(new Error('away'));
    const answer = await ask('{ strict }');
    expect([answer.status, ...codes(answer)]).toEqual([503, 'UNAVAILABLE']);
    delete behaviour.before.people;
  });

  it('of an unknown operation name are the caller’s', async () => {
    const answer = await ask('query A { __typename }', 'visitor', {}, 'B');
    expect([answer.status, ...codes(answer)]).toEqual([400, 'OPERATION_RESOLUTION_FAILURE']);
  });

  it('of an engine that breaks carry a request id and nothing else', async () => {
    const broken: Engine = {
      ...engine,
      stop: async () => undefined,
      execute: () => Promise.reject(new Error('secret internals')),
    };
    const reports: unknown[] = [];
    const other = await createFront({
      engine: broken,
      permissions: fakePermissions(engine),
      rules,
      trusted: {},
      marks: fakeMarks,
      report: (error) => reports.push(error),
    });
    const answer = await other.answer(
      { query: '{ person(id: "1") { id } }' },
      { actor: actorOf('visitor'), requestId: 'request-9' },
    );
    expect(answer.body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('request-9') as string,
    });
    expect(JSON.stringify(answer)).not.toContain('secret internals');
    expect(String(reports[0])).toContain('secret internals');
    await other.stop();
  });
});

it('starts no exporter to anybody', () => {
  const script = `require('./gateway/testing/apollo-engine.ts'); const { fakeEngine } = require('./gateway/testing/graph.ts');
    globalThis.fetch = () => { console.log('fetched'); }; fakeEngine({ asked: [], before: {} }, undefined, undefined, require('./gateway/testing/apollo-engine.ts').createApolloEngine).then(({ engine }) => engine.stop()).then(() => console.log(process.env.APOLLO_TELEMETRY_DISABLED));`;
  expect(
    execFileSync(process.execPath, ['-r', '@swc-node/register', '-e', script], { encoding: 'utf8' }).trim(),
  ).toBe('true');
});
