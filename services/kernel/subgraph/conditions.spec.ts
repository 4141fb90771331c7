import { buildSchema } from 'graphql';
import { visitor } from '../actor/actor';
import { createLog } from '../log/log';
import { staffOf } from '../testing/open';
import { localSubgraph } from './executor';
import type { Keep } from './port';

const schema = buildSchema('type Query { open: String closed: String below: Query }');
let ran: string[] = [];
for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
  field.resolve = () => (ran.push(field.name), field.name === 'below' ? {} : field.name);
const subgraph = localSubgraph({
  ...{ name: 'probe', schema, database: {} as never, log: createLog({ level: 'silent' }) },
  permissions: { 'Query.open': 'everyone', 'Query.closed': 'staff', 'Query.below': 'everyone' },
});
beforeEach(() => void (ran = []));

const query =
  'query ($a: Boolean!, $b: Boolean = true) { open closed @include(if: $a) below { ... @skip(if: $b) { closed } } }';
const ask = (variables: Record<string, unknown>, keep?: Keep, actor = visitor('30042')) =>
  subgraph.execute({ query, variables, actor, requestId: 'r', operation: 'o', ...(keep && { keep }) });
const code = async (asked: ReturnType<typeof ask>): Promise<unknown> =>
  (await asked).errors?.[0]?.extensions['code'];

describe('of the web’s own operation a service permits what its variables include', () => {
  test('what is left out is no refusal and does not run', async () => {
    expect(await ask({ a: false }, 'always')).toEqual({ data: { open: 'open', below: {} } });
    expect(ran).toEqual(['open', 'below']);
  });

  test.each([{ a: true }, { a: false, b: false }])('what is asked for is one: %j', async (variables) => {
    expect(await code(ask(variables, 'always'))).toBe('FORBIDDEN');
    expect(ran).toEqual([]);
    expect((await ask(variables, 'always', staffOf('30042'))).errors).toBeUndefined();
  });

  test.each([{}, { a: 'no' }, { a: null }, { a: false, b: null }])(
    'what decides is judged first: %j',
    async (variables) => {
      expect(await code(ask(variables, 'always'))).toBe('BAD_USER_INPUT');
      expect(ran).toEqual([]);
    },
  );
});

test.each([undefined, 'shared', 'guests'] as const)(
  'of anybody else’s (%s) all that is written counts, whatever the variables are',
  async (keep) => {
    for (const variables of [{ a: false }, { a: true }, { a: 'no' }, {}])
      expect(await code(ask(variables, keep))).toBe('FORBIDDEN');
    expect(ran).toEqual([]);
  },
);

test('what was known of the one is not taken for the other: the same text as both', async () => {
  for (const keep of ['always', 'shared', 'guests', undefined, 'always'] as const)
    expect([keep, await code(ask({ a: false }, keep))]).toEqual([
      keep,
      keep === 'always' ? undefined : 'FORBIDDEN',
    ]);
});
