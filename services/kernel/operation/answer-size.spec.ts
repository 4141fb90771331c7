import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { createLog } from '../log/log';
import { localSubgraph } from '../subgraph/executor';
import { staffOf } from '../testing/open';
import { ANSWER_BYTES, AnswerSize } from './answer-size';

test('counts no less than is written, and hardly more', () => {
  fc.assert(
    // Names are GraphQL's, which need no backslash.
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (given) => {
      const value = withPlainNames(given);
      const size = new AnswerSize();
      const before = size['left'];
      size.value(value);
      const [counted, written] = [before - size['left'], Buffer.byteLength(JSON.stringify(value))];
      expect(counted).toBeGreaterThanOrEqual(written);
      expect(counted).toBeLessThanOrEqual(written * 2 + 4);
    }),
  );
});

function withPlainNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.values(value).map((each, at) => [`f${at}`, withPlainNames(each)]));
}

describe('a service', () => {
  const schema = buildSchema('type Query { text: String list: [Query] fail: String }');
  const fields = schema.getQueryType()!.getFields();
  fields['text']!.resolve = () => 'x'.repeat(500_000);
  fields['list']!.resolve = () => Array.from({ length: 1_000 }, () => ({}));
  fields['fail']!.resolve = () => {
    throw new Error('canary');
  };
  const subgraph = localSubgraph({
    name: 'probe',
    schema,
    permissions: { 'Query.text': 'everyone', 'Query.list': 'everyone', 'Query.fail': 'everyone' },
    database: {} as never,
    log: createLog({ level: 'silent' }),
  });
  const ask = (query: string) =>
    subgraph.execute({ query, actor: staffOf('30042'), requestId: 'r', operation: 'o' });

  test.each([
    [
      'a text asked for by twelve names',
      `{ ${Array.from({ length: 12 }, (_, at) => `a${at}: text`).join(' ')} }`,
    ],
    ['a text of each in a list', '{ list { text } }'],
  ])('answers with a refusal instead of %s', async (_name, query) => {
    const { data, errors } = await ask(query);
    expect([data, errors?.map(({ extensions }) => extensions['code'])]).toEqual([
      undefined,
      ['ANSWER_TOO_LARGE'],
    ]);
    expect(errors?.[0]?.message).toContain(`${ANSWER_BYTES / 1_000_000} MB`);
  });

  test('says ten errors of a thousand', async () => {
    expect((await ask('{ list { fail } }')).errors).toHaveLength(10);
  });
});
