import { forAllTests } from '../testing/for-all-tests';
import { Writable } from 'node:stream';
import type { Actor } from '../actor/actor';
import { visitor } from '../actor/actor';
import { newId } from '../id/id';
import { createLog } from '../log/log';
import { staffOf, type TestWorld } from '../testing/open';
import { hearing, probe, things } from '../testing/probe/probe';
import { probeWorld } from '../testing/probe/open';
import { localSubgraph } from './executor';
import type { OpenService } from './service';

const storeId = '30042';
const staff = staffOf(storeId);
const world = forAllTests(probeWorld);
let id: string;

beforeAll(async () => {
  hearing.repaired = true;
  id = String(
    ((await ask(staff, make, { input: { name: 'lamp' } })).data?.['makeThing'] as { id: string }).id,
  );
});
beforeEach(() => {
  things.ran = 0;
});

const make = `mutation ($input: MakeThingInput!) { makeThing(input: $input) { __typename ... on Thing { id name } ... on InvalidInput { message fields { path code } } } }`;
const ask = (
  actor: Actor,
  query: string,
  variables?: Record<string, unknown>,
): ReturnType<TestWorld<OpenService>['run']> => world.run('probe', actor, query, variables);
const entity = (key: object): Record<string, unknown> => ({ found: [{ __typename: 'Thing', ...key }] });
const entities = (fields: string): string =>
  `query ($found: [_Any!]!) { _entities(representations: $found) { ... on Thing { ${fields} } } }`;

test('a variable that is not given has the default of the operation, of a required type too', async () => {
  const text = `query ($id: UUID! = "${id}") { thing(id: $id) { name } }`;
  expect(await ask(staff, text)).toEqual({ data: { thing: { name: 'lamp' } } });
  expect(await ask(staff, text, { id: newId() })).toEqual({ data: { thing: null } });
});

describe('permission', () => {
  test('what is denied names the field, and nothing ran', async () => {
    const answer = await ask(visitor(storeId), `query ($id: UUID!) { thing(id: $id) { name ownerName } }`, {
      id,
    });
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]?.toJSON()).toEqual({
      message: 'Not allowed: Thing.ownerName',
      path: ['thing', 'ownerName'],
      extensions: { code: 'FORBIDDEN', coordinate: 'Thing.ownerName' },
    });
    expect(things.ran).toBe(0);
  });

  test('a mutation is denied before it has an effect', async () => {
    const answer = await ask(visitor(storeId), make, { input: { name: 'sneaky' } });
    expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(things.ran).toBe(0);
    expect(await world.database.admin(`SELECT 1 FROM probe.thing WHERE name = 'sneaky'`)).toEqual([]);
  });

  test('a mutation whose result is denied is not run either', async () => {
    const answer = await ask(
      { ...visitor(storeId), kind: 'portal' },
      `mutation { makeThing(input: { name: "sly" }) { ... on Thing { ownerName } } }`,
    );
    expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(await world.database.admin(`SELECT 1 FROM probe.thing WHERE name = 'sly'`)).toEqual([]);
  });

  test('an entity look-up asks the rules of the fields it selects', async () => {
    expect(
      (await ask(visitor(storeId), entities('ownerName'), entity({ id }))).errors?.[0]?.extensions,
    ).toEqual({ code: 'FORBIDDEN', coordinate: 'Thing.ownerName' });
    expect((await ask(staff, entities('ownerName'), entity({ id }))).data).toEqual({
      _entities: [{ ownerName: '' }],
    });
  });

  test('an entity of another store and one that never existed give the same bytes', async () => {
    const other = staffOf('10007');
    const [foreign, never] = await Promise.all([
      ask(other, entities('id name'), entity({ id })),
      ask(other, entities('id name'), entity({ id: newId() })),
    ]);
    expect(foreign.data).toEqual({ _entities: [null] });
    expect(JSON.stringify(foreign)).toBe(JSON.stringify(never));
  });

  test('introspection is for staff and partners', async () => {
    const look = '{ __schema { queryType { name } } }';
    expect((await ask(visitor(storeId), look)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await ask(staff, look)).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });

  test('_service is denied to everyone', async () => {
    expect((await ask(staff, '{ _service { sdl } }')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('refusals and errors', () => {
  test('a constraint of the database becomes the member of the result union', async () => {
    expect((await ask(staff, make, { input: { name: 'lamp' } })).data?.['makeThing']).toEqual({
      __typename: 'InvalidInput',
      message: 'Not accepted: name',
      fields: [{ path: 'name', code: 'TAKEN' }],
    });
  });

  test('a field below the root refuses as bad input, with the problem', async () => {
    const answer = await ask(staff, `query ($id: UUID!) { thing(id: $id) { name some(first: 0) } }`, { id });
    expect(answer.data).toEqual({ thing: { name: 'lamp', some: null } });
    expect(answer.errors?.[0]?.toJSON()).toMatchObject({
      path: ['thing', 'some'],
      extensions: {
        code: 'BAD_USER_INPUT',
        problem: { __typename: 'InvalidInput', fields: [{ path: 'first', code: 'OUT_OF_RANGE' }] },
      },
    });
  });

  test('arguments of a field below the root are judged as those at the root are', async () => {
    const look = (args: string): ReturnType<typeof ask> =>
      ask(staff, `query ($id: UUID!) { thing(id: $id) { name named${args} } }`, { id });
    expect((await look('(as: "lamp")')).data).toEqual({ thing: { name: 'lamp', named: true } });
    for (const [args, fault] of [
      ['(as: "much too long")', { path: 'as', code: 'TOO_LONG' }],
      ['(as: "\\u0000")', { path: 'as', code: 'BAD_FORMAT' }],
    ] as const) {
      const answer = await look(args);
      expect([answer.data, answer.errors?.[0]?.toJSON()]).toMatchObject([
        { thing: { name: 'lamp', named: null } },
        { path: ['thing', 'named'], extensions: { code: 'BAD_USER_INPUT', problem: { fields: [fault] } } },
      ]);
    }
  });

  test('what nobody expected is masked with the request id, and stands in the log', async () => {
    const lines: string[] = [];
    const into = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
    const { executable, permissions } = await probe.schema();
    const subgraph = localSubgraph({
      name: 'probe',
      schema: executable,
      permissions,
      database: {} as never,
      log: createLog({ level: 'error', destination: into }),
    });
    const answer = await subgraph.execute({
      query: '{ thing(id: "01890000-0000-7000-8000-000000000000") { id } }',
      actor: staff,
      requestId: 'request-7',
      operation: 'Broken',
    });
    expect(answer.errors?.[0]?.toJSON()).toEqual({
      message: 'Unexpected error',
      path: ['thing'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-7' },
    });
    const unexpected = await ask(staff, '{ unexpected }');
    expect(JSON.stringify(unexpected)).not.toMatch(/kommis_probe|db-7|stack/);
    expect(unexpected.errors?.[0]?.extensions['requestId']).toEqual(expect.any(String));
    expect(lines.join('')).toContain('request-7');
  });

  test('a document that cannot be parsed, is invalid or names no operation answers with errors and without data', async () => {
    for (const query of ['{', '{ nothing }', 'query A { unexpected } query B { unexpected }']) {
      const answer = await ask(staff, query);
      expect(answer.data ?? null).toBeNull();
      expect(answer.errors?.length).toBeGreaterThan(0);
    }
  });
});

describe('what comes to a service is judged before anything works with it', () => {
  const nest = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}"canary"${']'.repeat(levels)}`);
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`canary${at}`, 'canary']));
  const thing = (value: string): string => `{ thing(id: ${value}) { id } }`;
  const none = {};
  const cases: [string, string, Record<string, unknown>][] = [
    ['a nested literal', thing(`${'['.repeat(250)}"canary"${']'.repeat(250)}`), none],
    ['a nest without end', thing('['.repeat(100_000)), none],
    ['a long text', thing(`"${'canary'.repeat(100_000)}"`), none],
    ['a long name', `{ ${'canary'.repeat(100)} }`, none],
    ['many unknown fields', `{ ${Object.keys(many).join(' ')} }`, none],
    ['an operation of another name', 'query canary { nothing }', none],
    ['a nested variable', 'query ($id: UUID!) { thing(id: $id) { id } }', { id: nest(1_000) }],
    ['many unknown fields of an input', make, { input: { ...many, name: 'lamp' } }],
    ['a wrong value in an input', make, { input: { name: { canary: 'canary' } } }],
    ['a wrong representation', entities('id'), { found: 'canary' }],
  ];
  test.each(cases)('%s', async (_name, query, variables) => {
    const startedAt = performance.now();
    const { data, errors } = await ask(staff, query, variables);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect([data ?? null, things.ran]).toEqual([null, 0]);
    expect(errors?.length).toBeGreaterThan(0);
    expect(errors?.length).toBeLessThanOrEqual(10);
    expect(JSON.stringify(errors)).not.toContain('canary');
  });
});

describe('input', () => {
  test('a rule of the input class is kept', async () => {
    expect((await ask(staff, make, { input: { name: 'x'.repeat(11) } })).data?.['makeThing']).toMatchObject({
      fields: [{ path: 'name', code: 'TOO_LONG' }],
    });
  });

  test('every column that is not in the input is refused, and nothing is written', async () => {
    const columns = await world.database.admin<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'probe' AND table_name = 'thing' AND column_name <> 'name'`,
    );
    expect(columns.length).toBeGreaterThan(4);
    for (const { name } of columns) {
      for (const field of [name, name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())]) {
        const answer = await ask(staff, make, { input: { name: 'extra', [field]: '1' } });
        expect({ field, errors: answer.errors?.length, data: answer.data ?? null }).toEqual({
          field,
          errors: 1,
          data: null,
        });
      }
    }
    expect(things.ran).toBe(0);
  });

  test('a text with NUL is refused by name instead of failing in the database', async () => {
    expect((await ask(staff, make, { input: { name: 'a\0b' } })).data?.['makeThing']).toMatchObject({
      fields: [{ path: 'name', code: 'BAD_FORMAT' }],
    });
  });

  test('a text is read as people mean it before its length is judged', async () => {
    const name = `  Jo\u0301\u200bke\u00a0\u00a0de\u202e ${' '.repeat(20)}W `;
    expect((await ask(staff, make, { input: { name } })).data?.['makeThing']).toMatchObject({
      name: 'J\u00f3ke de W',
    });
  });

  test('an id that is no UUID never reaches a resolver', async () => {
    expect((await ask(staff, `{ thing(id: "1 OR 1=1") { id } }`)).errors).toHaveLength(1);
    expect(things.ran).toBe(0);
  });
});
