import { serverAudits } from 'graphql-http';
import { marijkeOf, staffOf, type Asker } from './product/graph';
import type { Running } from './product/product';
import { sharedProduct } from './product/shared';

/** GraphQL over HTTP as its own audits judge it, at the built product. */
let product: Running;
beforeAll(async () => void (product = await sharedProduct()), 120_000);

interface Verdict {
  id: string;
  name: string;
  status: string;
}

/** Everything but "ok", and what is said of what a server may leave out. */
async function faultsAt(path: string, asker: Asker): Promise<Verdict[]> {
  const fetchFn = (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Session ${asker.token}`);
    return fetch(url, { ...init, headers });
  };
  const verdicts: Verdict[] = [];
  const audits = serverAudits({ url: product.url + path, fetchFn });
  expect(audits.length).toBeGreaterThan(60);
  for (const audit of audits) {
    const { id, name, status } = await audit.fn();
    verdicts.push({ id, name, status });
  }
  return verdicts.filter(({ status }) => status === 'warn' || status === 'error');
}

test('staff find the console’s graph without error or warning', async () => {
  expect(await faultsAt('/30042/console/graphql', await staffOf(product, '30042'))).toEqual([]);
});

test('a customer finds the portal’s so too, but that the schema is not told to customers', async () => {
  const faults = await faultsAt('/30042/graphql', await marijkeOf(product));
  // It asks for `__type`.
  expect(faults.map(({ id }) => id)).toEqual(['28B9']);
});

test('what is refused before there is an operation has the media type that is asked for and its own status', async () => {
  const post = async (accept: string, path: string, init: RequestInit): Promise<unknown[]> => {
    const response = await fetch(product.url + path, {
      ...{ method: 'POST', body: '{"query":"{ __typename }"}', ...init },
      headers: { 'content-type': 'application/json', accept, ...init.headers },
    });
    await response.text();
    return [response.status, response.headers.get('content-type')];
  };
  for (const type of ['application/json', 'application/graphql-response+json'])
    for (const [status, path, init] of [
      [401, '/graphql', {}],
      [401, '/30042/graphql', { headers: { authorization: 'Session ended' } }],
      [404, '/99999/graphql', {}],
      [405, '/30042/graphql', { method: 'PUT' }],
      [413, '/30042/graphql', { body: JSON.stringify({ query: `{ a } #${'x'.repeat(1024 * 1024)}` }) }],
      [415, '/30042/console/graphql', { headers: { 'content-type': 'text/plain' } }],
      [400, '/30042/graphql', { body: JSON.stringify({ query: `${'{a'.repeat(200)}` }) }],
      [400, '/30042/graphql', { body: '[]' }],
    ] as [number, string, RequestInit][])
      expect([path, ...(await post(type, path, init))]).toEqual([path, status, `${type}; charset=utf-8`]);
});
