import { buildSchema } from 'graphql';
import { createLog } from '../log/log';
import { heapInUse } from '../testing/heap';
import { staffOf } from '../testing/open';
import { localSubgraph } from './executor';
import type { Keep } from './port';

const schema = buildSchema('type Query { a: Query b: [Query] text: String }');
const permissions = { 'Query.a': 'everyone', 'Query.b': 'everyone', 'Query.text': 'everyone' };
const open = () =>
  localSubgraph({
    name: 'probe',
    schema,
    permissions,
    database: {} as never,
    log: createLog({ level: 'silent' }),
  });
const variant = (at: number): string =>
  `query Q${at} { ${Array.from({ length: 5 }, (_, field) => `f${at}x${field}: a { b { text } }`).join(' ')} }`;
const ask = (subgraph: ReturnType<typeof open>, at: number, keep?: Keep) =>
  subgraph.execute({
    query: variant(at),
    actor: staffOf('30042'),
    requestId: 'r',
    operation: 'o',
    ...(keep === undefined ? {} : { keep }),
  });

test('a document of which the gateway says nothing is not kept', async () => {
  const subgraph = open();
  for (let at = 0; at < 20; at++) expect((await ask(subgraph, at)).errors).toBeUndefined();
  expect(subgraph.kept()).toBe(0);
});

test('of staff’s and partners’ documents a hundred are kept, and the web’s own stay beside them', async () => {
  const subgraph = open();
  await ask(subgraph, -1 + 1_000, 'always');
  for (let at = 0; at < 150; at++) await ask(subgraph, at, 'shared');
  expect(subgraph.kept()).toBe(101);
});

test.each([undefined, 'shared', 'guests'] as const)(
  'memory stays flat under four hundred documents more (%s)',
  async (keep) => {
    const subgraph = open();
    for (let at = 0; at < 150; at++) await ask(subgraph, at, keep);
    const before = await heapInUse();
    for (let at = 150; at < 550; at++) await ask(subgraph, at, keep);
    expect((await heapInUse()) - before).toBeLessThan(4_000_000);
  },
  400_000,
);
