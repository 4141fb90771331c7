import { CANARY, explosions, nestOf, ofTheWeb } from '../../gateway/testing/explosions';
import { ask, type PortAnswer } from '../product/graph';
import { startProduct, type Product } from '../product/product';

const topologies: [string, string[]][] = [
  ['in one process', []],
  ['when split', ['split']],
];

describe.each(topologies)('%s', (_name, command) => {
  let product: Product;
  beforeAll(async () => void (product = await startProduct({ command })), 120_000);
  afterAll(() => product.stop());

  const post = (body: string): Promise<PortAnswer> =>
    ask(`${product.url}/30042/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body,
    });
  /** By hand where JSON.stringify would run out of stack. */
  const bodyOf = (query: string, variables: Record<string, unknown> = {}): string =>
    JSON.stringify({ query, variables });
  const isDeep = (variables: Record<string, unknown> | undefined): boolean => {
    try {
      JSON.stringify(variables);
      return false;
    } catch {
      return true;
    }
  };

  test.each(explosions)(
    '$name is answered 400, small, and others are served meanwhile',
    async (explosion) => {
      const body = isDeep(explosion.variables)
        ? `{"query":${JSON.stringify(explosion.query)},"variables":{"id":${'['.repeat(100_000)}"${CANARY}"${']'.repeat(100_000)}}}`
        : bodyOf(explosion.query, explosion.variables);
      const answering = post(body);
      const alive = await ask(`${product.url}/healthz`);
      const answer = await answering;
      // Beyond a megabyte it is not read at all.
      expect([alive.status, answer.status]).toEqual([200, body.length > 1024 * 1024 ? 413 : 400]);
      expect(answer.text.length).toBeLessThan(4_000);
      expect(answer.text).not.toContain(CANARY);
    },
  );

  test('a trusted operation’s variables are bounded as well', async () => {
    const { status, text } = await post(bodyOf(ofTheWeb, { input: { email: nestOf(1_000), password: 'x' } }));
    expect([status, text]).toEqual([400, expect.stringContaining('OPERATION_TOO_LARGE')]);
  });
});
