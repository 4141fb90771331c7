import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { ExecutionResult } from 'graphql';
import { internalKeys } from '../services/kernel/subgraph/internal-token';
import { ANSWER_BYTES } from '../services/kernel/operation/answer-size';
import { createFront, type Front } from './front';
import { remoteSubgraph } from './remote-subgraph';
import { actorOf, fakeEngine, fakePermissions, type Behaviour } from './testing/graph';

const behaviour: Behaviour = { asked: [], before: {} };
const rules = { everyone: () => true, staff: () => true, introspect: () => true };
let people: (query: string) => ExecutionResult;
let front: Front;

beforeAll(async () => {
  const { engine } = await fakeEngine(behaviour, undefined, [
    { name: 'people', execute: ({ query }) => Promise.resolve(people(query)) },
    { name: 'goods', execute: () => Promise.resolve({ data: {} }) },
  ]);
  const permissions = fakePermissions(engine);
  front = await createFront({ engine, permissions, rules, trusted: {}, marks: {}, report: () => undefined });
});
afterAll(() => front.stop());
const ask = (query: string) => front.answer({ query }, { actor: actorOf('staff'), requestId: 'request-1' });

const list = (count: number, name: string): ExecutionResult => ({
  data: { people: { nodes: Array.from({ length: count }, () => ({ name })) } },
});
/** An answer without what is said of its cost. */
const answered = async (query: string) => {
  const { data, errors } = (await ask(query)).body;
  return { data, errors };
};
const TOO_LARGE = [
  { message: expect.stringContaining('5 MB') as string, extensions: { code: 'ANSWER_TOO_LARGE' } },
];

it('is given whole to the last byte of five megabytes', async () => {
  people = () => list(4_900, 'x'.repeat(1_000));
  const { status, body } = await ask('{ people { nodes { name } } }');
  expect([status, body.errors]).toEqual([200, undefined]);
  expect(JSON.stringify(body).length).toBeGreaterThan(ANSWER_BYTES * 0.98);
  expect(JSON.stringify(body).length).toBeLessThanOrEqual(ANSWER_BYTES);
});

it.each([
  ['of long texts', 10, 'x'.repeat(600_000)],
  ['of signs that are written with six bytes', 10, '\u0001'.repeat(90_000)],
  ['of signs that are three bytes', 10, '€'.repeat(190_000)],
  ['of many short texts', 400_000, 'x'],
])('is refused without data when it is larger: %s', async (_, count, name) => {
  people = () => list(count, name);
  expect(await answered('{ people { nodes { name } } }')).toEqual({ data: null, errors: TOO_LARGE });
});

it('is refused when aliases make it so', async () => {
  people = () => list(50, 'x'.repeat(10_000));
  const aliases = Array.from({ length: 20 }, (_, at) => `a${at}: name`).join(' ');
  people = () => ({
    data: {
      people: {
        nodes: Array.from({ length: 50 }, () =>
          Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`a${at}`, 'x'.repeat(10_000)])),
        ),
      },
    },
  });
  expect(await answered(`{ people(first: 50) { nodes { ${aliases} } } }`)).toEqual({
    data: null,
    errors: TOO_LARGE,
  });
});

it('is refused when one service’s part is, whatever the others gave', async () => {
  people = () => ({ errors: [{ message: '5 MB', extensions: { code: 'ANSWER_TOO_LARGE' } }] }) as never;
  expect(await answered('{ a: strict }')).toEqual({ data: null, errors: TOO_LARGE });
});

it('of errors alone has ten of them', async () => {
  const error = { message: 'x', path: ['strict'], extensions: { code: 'BAD_USER_INPUT' } };
  people = () => ({ data: { strict: 1 }, errors: Array.from({ length: 5_000 }, () => error) }) as never;
  expect((await ask('{ strict }')).body.errors).toHaveLength(10);
});

it('of a service in a process of its own is read no further than that', async () => {
  let written = 0;
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const write = (): void => {
      while (!response.destroyed && written < 200_000_000) {
        written += 100_000;
        if (!response.write('x'.repeat(100_000))) return void response.once('drain', write);
      }
      response.end();
    };
    write();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = internalKeys(randomBytes(32));
  const remote = remoteSubgraph({ name: 'people', url, privateKey });
  const request = { query: '{ a }', actor: actorOf('staff'), requestId: 'r', operation: 'o' };
  expect((await remote.execute(request)).errors?.[0]?.extensions).toEqual({ code: 'ANSWER_TOO_LARGE' });
  expect(written).toBeLessThan(50_000_000);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
