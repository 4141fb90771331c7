import { must, type Asker, type PortRequest } from '../product/graph';
import { attacks, type CopAttack } from './cop';
import { form, jsonType, openOutside, origin, pairOf, type Outside } from './outside';

let outside: Outside;
beforeAll(async () => {
  outside = await openOutside();
});
afterAll(() => outside.product.stop());

const at: Outside['at'] = (path, request) => outside.at(path, request);
const bothCookies = (): string => `${pairOf(outside.cookies.portal)}; ${pairOf(outside.cookies.staff)}`;
const noteOf = (): Promise<unknown> =>
  must(
    outside.product,
    outside.staff,
    'query All { customers(first: 1) { nodes { version privateNote } total { count } } }',
  );

test('cookies are for this host, this store and kind, https only, and no script reads them', () => {
  expect(outside.entered.status).toBe(303);
  for (const [kind, cookie] of Object.entries(outside.cookies)) {
    expect(cookie).toMatch(new RegExp(`^__Host-kommis-30042-${kind}=[\\w-]{43};`));
    for (const flag of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Domain');
  }
});

describe('a request from another site', () => {
  const provenances: [string, Record<string, string>][] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['a look-alike origin', { origin: 'https://winkel.example.evil.example' }],
    ['our host without https', { origin: 'http://winkel.example' }],
    ['origin null', { origin: 'null' }],
    ['a cross-site fetch without an origin', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['our origin, but a cross-site fetch', { origin, 'sec-fetch-site': 'cross-site' }],
    ['a browser whose origin was taken away', {}],
  ];
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json',
    '',
  ];
  const paths = [
    '/30042/graphql',
    '/30042/console/graphql',
    '/graphql',
    '/30042/console/upload?name=x.csv',
    '/30042',
    '/30042/log-out',
    '/30042/console/customers/new',
    '/30042/nothing',
    '/healthz',
  ];

  test.each(provenances)(
    'is refused whatever it posts wherever: %s',
    async (_name, headers) => {
      const before = await noteOf();
      const body = JSON.stringify({
        query: 'mutation { createCustomerGroup(input: { name: "csrf", colour: "#000000" }) { __typename } }',
      });
      for (const path of paths) {
        for (const type of types) {
          for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
            const all = {
              ...headers,
              cookie: bothCookies(),
              ...(type === '' ? {} : { 'content-type': type }),
            };
            const { status } = await at(path, { method, headers: all, body });
            expect([path, type, method, status]).toEqual([path, type, method, 403]);
          }
        }
      }
      expect(await noteOf()).toEqual(before);
      const groups = await must<{ name: string }[]>(
        outside.product,
        outside.staff,
        '{ customerGroups { name } }',
      );
      expect(groups.map((group) => group.name)).not.toContain('csrf');
    },
    60_000,
  );

  test('is not what our own page sends', async () => {
    const headers = {
      ...jsonType,
      origin,
      'sec-fetch-site': 'same-origin',
      cookie: pairOf(outside.cookies.staff),
    };
    const { status, text } = await at('/30042/console/graphql', {
      method: 'POST',
      headers,
      body: '{"query":"{ viewer { kind } }"}',
    });
    const extensions = { cost: { cost: 2, limit: 6_000 } };
    expect([status, JSON.parse(text)]).toEqual([200, { data: { viewer: { kind: 'STAFF' } }, extensions }]);
  });
});

test('every answer carries the security headers: pages, redirects, data, files, refusals and errors', async () => {
  const cookie = bothCookies();
  const post = (body: string, more: Record<string, string> = jsonType): PortRequest => ({
    method: 'POST',
    headers: { ...more, origin, cookie },
    body,
  });
  const requests: [string, PortRequest?][] = [
    ['/'],
    ['/30042'],
    ['/30042/my', { headers: { cookie } }],
    ['/30042/my'],
    ['/30042/console/customers', { headers: { cookie } }],
    ['/30042/console/graphiql', { headers: { cookie } }],
    ['/30042/theme.css'],
    ['/robots.txt'],
    ['/icon.svg'],
    ['/mailbox'],
    ['/99999'],
    ['/1234'],
    ['/%'],
    ['/30042/nothing/here'],
    ['/30042/download/forged'],
    ['/healthz'],
    ['/readyz'],
    ['/graphql'],
    ['/30042/graphql'],
    ['/30042/graphql', post('{')],
    ['/30042/graphql', post('[]')],
    ['/30042/graphql', post('{"query":"{ x }"}')],
    ['/30042/graphql', post('{"query":"{ store { name } }"}')],
    ['/30042/graphql', post('x', { 'content-type': 'text/plain' })],
    ['/30042/graphql', post(`{"query":"${' '.repeat(1_100_000)}"}`)],
    ['/30042/console/upload?name=a.csv', post('a;b')],
    [
      '/30042/graphql',
      { method: 'POST', headers: { ...jsonType, origin: 'https://evil.example' }, body: '{}' },
    ],
    ['/30042', post('email=x&password=y', form)],
  ];
  for (const [path, request] of requests) {
    const { headers, status } = await at(path, request);
    const seen = [
      path,
      status,
      headers['x-content-type-options'],
      headers['referrer-policy'],
      headers['x-powered-by'],
      headers['server'],
    ];
    expect(seen).toEqual([path, status, 'nosniff', 'same-origin', undefined, undefined]);
    expect([path, headers['strict-transport-security']]).toEqual([
      path,
      expect.stringMatching(/^max-age=\d{8}/),
    ]);
    expect([path, headers['x-request-id']]).toEqual([path, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    const policy = String(headers['content-security-policy']);
    expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
    expect([path, /script-src[^;]*unsafe-inline/.test(policy)]).toEqual([path, false]);
    if (!path.endsWith('graphiql')) expect([path, policy.includes('unsafe-inline')]).toEqual([path, false]);
    expect([path, policy.includes('unsafe-eval')]).toEqual([path, false]);
  }
});

test('a page runs no script but ours: from a file, or with a nonce that is never used twice', async () => {
  const headers = { cookie: bothCookies() };
  const inline: string[] = [];
  for (const path of [
    '/10007',
    '/30042/my',
    '/30042/console/customers',
    '/30042/console/import',
    '/30042/console/graphiql',
  ]) {
    const pages = [await at(path, { headers }), await at(path, { headers })];
    const nonces = pages.map(
      (page) => /'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))?.[1],
    );
    pages.forEach((page, which) => {
      expect([path, page.status]).toEqual([path, 200]);
      for (const [tag = '', attributes = ''] of page.text.matchAll(/<script([^>]*)>/g)) {
        if (/\bsrc="\//.test(attributes) && !attributes.includes('nonce')) continue;
        expect([path, tag, attributes.includes(`nonce="${nonces[which]}"`)]).toEqual([path, tag, true]);
        inline.push(path);
      }
      expect([path, page.text.match(/ on(click|load|error|submit|change)=|javascript:/g)]).toEqual([
        path,
        null,
      ]);
    });
    if (nonces[0] !== undefined) expect(nonces[0]).not.toBe(nonces[1]);
  }
  console.log(
    `Pages with scripts of their own, each with a nonce: ${[...new Set(inline)].join(', ') || 'none'}`,
  );
});

describe('graphql-cop', () => {
  const doors: Asker[] = [
    { storeId: '30042', door: 'portal' },
    { storeId: '30042', door: 'console' },
  ];
  test.each(attacks)('$name', async (attack: CopAttack) => {
    for (const door of doors) {
      const path = `/${door.storeId}${door.door === 'console' ? '/console' : ''}/graphql`;
      const answer = await at(attack.path ? path + attack.path : path, attack.request);
      expect(attack.isVulnerable(answer)).toBe(false);
      expect(answer.text).not.toMatch(/\bat .*\.(ts|js):\d+|node_modules|SELECT |localhost:\d/);
    }
  });
  test('there are twelve of them', () => expect(attacks).toHaveLength(12));
});
