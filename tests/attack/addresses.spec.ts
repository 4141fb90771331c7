import { globSync, readdirSync } from 'node:fs';
import { ADDRESSES, addressOf, allowed, takes, type Address } from '../../gateway/addresses';
import { ask, type PortAnswer, type PortRequest } from '../product/graph';
import { form, openOutside, origin, pairOf, type Outside } from './outside';
import { SOME_ID } from './places';

/** Every path that is not the graph stands in one table, and what it says of each is so. */
let outside: Outside;
let readOnly: string;
beforeAll(async () => {
  outside = await openOutside();
  const body = new URLSearchParams({ ...outside.product.logIn('mila@') }).toString();
  const entered = await at('/30042/console/login', { method: 'POST', headers: { ...form, origin }, body });
  readOnly = pairOf(String([entered.headers['set-cookie']].flat()[0]));
});
afterAll(() => outside.product.stop());

const at: Outside['at'] = (path, request) => outside.at(path, request);
const cookies = (): string => `${pairOf(outside.cookies.portal)}; ${pairOf(outside.cookies.staff)}`;
const pathOf = ({ path }: Address): string =>
  path
    // Who makes stores does so at a console of their own.
    .replace('/[store]/console/stores', '/00000/console/stores')
    .replace('[store]', '30042')
    .replace('[...file]', 'none.js')
    .replace('[file]', 'version.json')
    .replace(/\[\w+\]/, SOME_ID);

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'];
const OURS = {
  'strict-transport-security': expect.stringContaining('max-age='),
  'x-content-type-options': 'nosniff',
  // Pages that a secret link leads to tell not even us; what is no page, nobody.
  'referrer-policy': expect.stringMatching(/^(same-origin|strict-origin|no-referrer)$/),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera='),
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  'x-request-id': expect.stringMatching(/^[\w-]{8,64}$/),
};
/** Of where it went wrong, in any answer; names of what we are made of, in any that is no page. */
const STACK = /node:internal|node_modules|\bat \w+ \(|\.[jt]s:\d/;
const TELLING = new RegExp(`${STACK.source}|svelte|apollo|express|undici|postgres`, 'i');
function expectOurs(what: string, { headers, text, status }: Omit<PortAnswer, 'connection'>): void {
  expect([what, status, headers]).toEqual([what, status, expect.objectContaining(OURS)]);
  expect([what, headers['server'], headers['x-powered-by']]).toEqual([what, undefined, undefined]);
  const isPage = String(headers['content-type']).startsWith('text/html');
  if (status >= 400) expect([what, (isPage ? STACK : TELLING).exec(text)?.[0]]).toEqual([what, undefined]);
  if (status === 503) expect([what, headers['retry-after']]).toEqual([what, expect.stringMatching(/^\d+$/)]);
}

test('every route of the pages’ server, every file beside it and every path of the gateway is in the table, and nothing else', () => {
  const routes = globSync('web/src/routes/**/+{page.server,server,page,page@*}.{ts,svelte}').map(
    (file) =>
      file
        .replace(/^web\/src\/routes/, '')
        .replace(/\/\+[^/]*$/, '')
        .replace(/\/\([^)]*\)/g, '') || '/',
  );
  const of = (...by: Address['by'][]): string[] =>
    ADDRESSES.filter((each) => by.includes(each.by)).map(({ path }) => path);
  expect(of('web').sort()).toEqual([...new Set(routes)].sort());
  expect(
    of('files')
      .filter((path) => !path.includes('['))
      .sort(),
  ).toEqual(
    readdirSync('web/static')
      .map((name) => `/${name}`)
      .sort(),
  );
  expect(of('gateway', 'graph').sort()).toEqual([...OF_THE_GATEWAY].sort());
  expect(new Set(ADDRESSES.map(({ path }) => path)).size).toBe(ADDRESSES.length);
  for (const address of ADDRESSES)
    expect([address.path, addressOf(pathOf(address))?.path]).toEqual([address.path, address.path]);
});

/** Reviewed by hand: what the gateway's router knows by name. */
const OF_THE_GATEWAY = [
  ...['/healthz', '/readyz', '/graphql', '/[store]/graphql', '/[store]/console/graphql'],
  ...['/[store]/console/upload', '/[store]/upload', '/[store]/download/[token]', '/[store]/picture/[file]'],
  '/[store]/look/[file]',
  '/[store]/notices',
];

test('each is answered to its methods and to no other, with our headers and nothing of what we are made of', async () => {
  for (const address of ADDRESSES) {
    const path = pathOf(address);
    for (const method of METHODS) {
      const body = ['GET', 'HEAD', 'TRACE'].includes(method) ? {} : { body: '' };
      const headers = { ...form, origin, cookie: /log-out/.test(path) ? '' : cookies() };
      const answer = await at(path, { method, headers, ...body });
      const what = `${method} ${path}`;
      expectOurs(what, answer);
      expect([what, answer.status < 500 || path === '/readyz']).toEqual([what, true]);
      if (address.by === 'graph') continue;
      const isRefused = answer.status === 405;
      expect([what, isRefused]).toEqual([what, !takes(address, method)]);
      if (isRefused) expect([what, answer.headers['allow']]).toEqual([what, allowed(address)]);
      else if (method === 'GET' && answer.status === 200 && address.cache !== null)
        expect([what, answer.headers['cache-control']]).toEqual([what, address.cache]);
    }
  }
}, 240_000);

test('each is for those it says: a visitor is sent to the log-in, staff without the right are refused', async () => {
  for (const address of ADDRESSES.filter(({ by, methods }) => by === 'web' && methods.includes('GET'))) {
    const { path, who } = address;
    const { status, headers } = await at(pathOf(address), { headers: { accept: 'text/html' } });
    const isSent =
      status === 303 && /^\/(30042|00000)(\/console\/login)?(\?|$)/.test(String(headers['location']));
    const isOpen = who === 'everyone';
    expect([path, who === 'here' ? status === 404 : isSent]).toEqual([path, !isOpen]);
    if (who === 'customers.edit' || who === 'import or commerce.sell') {
      const refused = await at(pathOf(address), { headers: { cookie: readOnly, accept: 'text/html' } });
      expect([path, refused.status]).toEqual([path, 403]);
    }
  }
});

test('each takes a body of its size and no larger one, and says so with 413', async () => {
  for (const address of ADDRESSES.filter(
    ({ methods, path }) => methods.includes('POST') && path !== '/graphql',
  )) {
    const path = pathOf(address);
    const type =
      address.by === 'graph'
        ? 'application/json'
        : address.by === 'web' && address.body > 1_000_000
          ? 'multipart/form-data; boundary=x'
          : form['content-type'];
    const headers = {
      origin,
      cookie: cookies(),
      'content-type': type,
      'content-length': String(address.body + 1),
    };
    const action = path.endsWith('/import')
      ? '?/upload'
      : path.endsWith('/pictures')
        ? '?/logo'
        : path.endsWith('/30042/upload')
          ? '?kind=photo'
          : '';
    const answer = await ask(outside.product.url + path + action, { method: 'POST', headers, body: '' });
    expect([path, answer.status]).toEqual([path, 413]);
    expectOurs(path, answer);
  }
});

const KNOWN_AS: Record<string, string> = { '/.env': '/[store]', '/_app/nothing.js': '/_app/[file]' };

test('what is not in the table is not there, and what a reader may not see is answered like it', async () => {
  const nothing: [string, PortRequest?][] = [
    '/nothing/here',
    '/30042/nothing',
    '/30042/console/nothing',
    '/_app/nothing.js',
    '/.env',
    '/30042/my/nothing/__data.json',
  ].map((path) => [path]);
  for (const [path] of nothing) {
    // A name that is no store’s has the page that says so.
    expect([path, addressOf(path)?.path ?? '']).toEqual([path, KNOWN_AS[path] ?? '']);
    for (const method of METHODS) {
      const answer = await at(path, { method, headers: { ...form, origin, cookie: cookies() } });
      expectOurs(`${method} ${path}`, answer);
      expect([method, path, Math.floor(answer.status / 100)]).toEqual([method, path, 4]);
    }
  }
});
