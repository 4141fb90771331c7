import { Readable } from 'node:stream';
import { JSON_TYPE, openPort, OPERATION, sendRaw, type Port } from './testing/port';
import { spellings } from './testing/spellings';

const ports: Port[] = [];
async function open(...args: Parameters<typeof openPort>): Promise<Port> {
  const port = await openPort(...args);
  ports.push(port);
  return port;
}
afterEach(async () => void (await Promise.all(ports.splice(0).map((port) => port.http.stop(0)))));

const NAMES = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'x-request-id',
];

it('puts the security headers and a request id on every answer, refusals included', async () => {
  const port = await open('https://shop.example');
  const answers = await Promise.all([
    port.call('GET', '/healthz'),
    port.call('GET', '/30042'),
    port.call('GET', '/30042/graphql'),
    port.call('POST', '/30042/graphql', JSON_TYPE, OPERATION),
    port.call('POST', '/30042/graphql', { origin: 'null' }, OPERATION),
    port.call('POST', '/99999/graphql', JSON_TYPE, '{'),
    port.call('GET', '/30042/download/none'),
    port.call('GET', '/graphql'),
  ]);
  for (const { headers } of answers) {
    expect(Object.keys(headers)).toEqual(expect.arrayContaining([...NAMES, 'strict-transport-security']));
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-powered-by']).toBeUndefined();
  }
  expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(answers.length);
});

it('promises https only where it is served', async () => {
  const port = await open('http://localhost:3000');
  expect((await port.call('GET', '/healthz')).headers['strict-transport-security']).toBeUndefined();
});

it('keeps the web’s own Content-Security-Policy', async () => {
  const port = await open('https://shop.example');
  expect((await port.call('GET', '/page')).headers['content-security-policy']).toBe("script-src 'nonce-abc'");
});

it('takes the __Host- cookie where it is served over https, and no other', async () => {
  const port = await open('https://shop.example');
  const as = async (cookie: string): Promise<string> =>
    (
      await port.call(
        'POST',
        '/30042/graphql',
        { ...JSON_TYPE, cookie, origin: 'https://shop.example' },
        OPERATION,
      )
    ).text;
  expect(await as('a=b; __Host-kommis-30042-portal=portal-token')).toContain('"portal"');
  expect(await as('kommis-30042-portal=portal-token')).toContain('"visitor"');
});

it('tells the web our address from PUBLIC_URL and the sender’s from the socket, whatever a client claims', async () => {
  const port = await open('https://shop.example');
  const claims = {
    host: 'evil.example',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-for': '1.2.3.4',
    forwarded: 'for=1.2.3.4',
    'x-real-ip': '1.2.3.4',
    'x-store': '10007',
    'X-Actor': 'staff',
    'x-kommis-web': 'x',
  };
  await port.call('GET', '/30042/items?page=2', { ...claims, 'accept-language': 'nl' });
  const [request] = port.seen.web;
  expect(request).toMatchObject({
    url: '/30042/items?page=2',
    headers: {
      host: 'shop.example',
      'x-forwarded-host': 'shop.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '127.0.0.1',
      'accept-language': 'nl',
    },
  });
  expect(JSON.stringify(request)).not.toMatch(/evil|1\.2\.3\.4|10007|x-actor|x-kommis/i);
});

it('believes of a trusted proxy the last address it names, and of nobody else', async () => {
  const trusting = await open('https://shop.example', { proxies: new Set(['127.0.0.1']), webSecret: null });
  await trusting.call('GET', '/a', { 'x-forwarded-for': '6.6.6.6, 192.0.2.7' });
  expect(trusting.seen.web[0]?.headers['x-forwarded-for']).toBe('192.0.2.7');
  const wary = await open('https://shop.example', { proxies: new Set(['10.0.0.1']), webSecret: null });
  await wary.call('GET', '/a', { 'x-forwarded-for': '6.6.6.6, 192.0.2.7' });
  expect(wary.seen.web[0]?.headers['x-forwarded-for']).toBe('127.0.0.1');
});

it('knows our web in another process by its secret only', async () => {
  const port = await open('https://shop.example', { proxies: new Set(), webSecret: 'a-secret' });
  const headers = { ...JSON_TYPE, cookie: 'a=b', 'x-forwarded-for': '192.0.2.7' };
  const status = async (secret: string): Promise<number> =>
    (await port.call('POST', '/30042/graphql', { ...headers, 'x-kommis-web': secret }, OPERATION)).status;
  expect([await status('a-secret'), await status('a-secres'), await status('')]).toEqual([200, 403, 403]);
  expect(port.seen.operations.map(({ address }) => address)).toEqual(['192.0.2.7']);
});

it('gives the web the request’s id, and no client chooses it', async () => {
  const port = await open('https://shop.example');
  const answer = await port.call('GET', '/30042', { 'x-request-id': '0190a000-0000-7000-8000-000000000001' });
  expect(answer.headers['x-request-id']).not.toBe('0190a000-0000-7000-8000-000000000001');
  expect(port.seen.web[0]?.headers['x-request-id']).toBe(answer.headers['x-request-id']);
});

it('takes a path only: a whole address would make another host of us', async () => {
  const port = await open('https://shop.example');
  for (const target of ['http://evil.example/30042', '//evil.example/30042', '*', 'evil'])
    expect((await port.call('GET', target)).status).toBe(400);
  expect(port.seen.web).toEqual([]);
});

describe('kept mail', () => {
  it('is shown to the person at this screen', async () => {
    const port = await open('http://localhost:3000');
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect((await port.call('GET', '/mailbox', { host })).text).toBe('the web');
  });

  const here = 'host: localhost:3000';
  const others: [string, string[]][] = [
    ['by a name that somebody else made point here', ['host: evil.example:3000']],
    ['by a name that only begins like ours', ['host: localhost.evil.example']],
    ['by two names', [here, 'host: evil.example']],
    ['by no name', ['host:']],
    ['through a proxy on this machine', [here, 'x-forwarded-for: 127.0.0.1']],
    ['through a proxy that names a host', [here, 'X-Forwarded-Host: localhost']],
    ['through a proxy of the old kind', [here, 'x-forwarded: for=127.0.0.1']],
    ['through a proxy of the standard kind', [here, 'Forwarded: for=127.0.0.1;host=localhost']],
    ['through a proxy that says so', [here, 'via: 1.1 proxy']],
    ['through a proxy that says for whom', [here, 'x-real-ip: 127.0.0.1']],
    ['through a cache of somebody', [here, 'cf-connecting-ip: 127.0.0.1']],
    ['through a cache of somebody else', [here, 'fastly-client-ip: 127.0.0.1']],
    ['through a proxy with a name of its own', [here, 'client-ip: 127.0.0.1']],
    ['through a proxy nobody has heard of', [here, 'x-our-balancer: 7']],
    ['through a proxy that writes names as programs see them', [here, 'x_forwarded_for: 127.0.0.1']],
    ['by an address that is none', ['host: 127.0.0.999:3000']],
    ['by a name that only looks like an address', ['host: 127.1.evil.example']],
  ];
  const guarded = ['/mailbox', '/mailbox/1', '/mailbox/__data.json', '/mailbox/', '/MAILBOX'];
  const status = (port: Port, path: string, headers: string[]): Promise<string> =>
    sendRaw(port.port, path, headers).then((answer) => answer.slice(9, 12));

  it.each(others)('is not there when asked for %s', async (_, headers) => {
    const port = await open('http://localhost:3000');
    for (const path of guarded)
      expect([path, await status(port, path, headers)]).toEqual([path, expect.stringMatching(/^40[04]$/)]);
    expect(port.seen.web).toEqual([]);
  });

  it('is not there through a proxy that says nothing and speaks as proxies do', async () => {
    const port = await open('http://localhost:3000');
    for (const path of guarded)
      expect((await sendRaw(port.port, path, [here], '1.0')).slice(9, 12)).toMatch(/^40[04]$/);
    expect(port.seen.web).toEqual([]);
  });

  it('is not there through a proxy that is trusted, whatever it says or leaves out', async () => {
    const port = await open('http://localhost:3000', { proxies: new Set(['127.0.0.1']), webSecret: null });
    for (const headers of [[here], [here, 'x-forwarded-for: 127.0.0.1'], [here, 'forwarded: for="[::1]"']])
      for (const path of guarded) expect([path, await status(port, path, headers)]).toEqual([path, '404']);
    expect(port.seen.web).toEqual([]);
  });

  it('tells the web who is at this screen, and nobody else can say so', async () => {
    const port = await open('http://localhost:3000');
    await port.call('GET', '/', { host: 'localhost:3000' });
    await port.call('GET', '/', { host: 'evil.example', 'x-kommis-here': 'yes' });
    expect(port.seen.web.map(({ headers }) => headers['x-kommis-here'])).toEqual(['yes', undefined]);
  });
});

describe('a path that could be read in two ways', () => {
  const paths = [
    '/mailbox',
    '/30042/graphql',
    '/30042/console/upload',
    '/30042/download/for-staff',
    '/30042/my',
  ];
  const senders = [
    ['host: localhost:3000'],
    ['host: evil.example'],
    ['host: localhost:3000', 'x-forwarded-for: 127.0.0.1'],
    ['host: localhost:3000', 'forwarded: for=127.0.0.1'],
  ];

  it.each(paths)('is nothing to anybody, in 40 spellings and more of %s', async (path) => {
    expect(spellings(path).length).toBeGreaterThanOrEqual(40);
    const port = await open('http://localhost:3000');
    const proxied = await open('http://localhost:3000', { proxies: new Set(['127.0.0.1']), webSecret: null });
    for (const at of [port, proxied]) {
      for (const headers of senders) {
        for (const target of spellings(path)) {
          const answer = await sendRaw(at.port, target, headers);
          expect([target, answer.slice(9, 12)]).toEqual([target, expect.stringMatching(/^40[04]$/)]);
        }
      }
      const { web, credentials, operations, uploads } = at.seen;
      expect([web, credentials, operations, uploads]).toEqual([[], [], [], []]);
    }
  });

  it('is not read from a header either', async () => {
    const port = await open('http://localhost:3000');
    const headers = {
      'x-sveltekit-pathname': '/mailbox',
      'x-original-url': '/mailbox',
      'x-rewrite-url': '/mailbox',
    };
    await port.call('GET', '/_app/remote/x', headers);
    expect(JSON.stringify(port.seen.web)).not.toContain('mailbox');
  });

  it('does not come back from the web in this process', async () => {
    const port = await open('http://localhost:3000');
    for (const path of ['/30042%2fgraphql', '/30042//graphql', '/30042/%67raphql'])
      expect((await port.http.handleInProcess(new Request(`http://kommis.internal${path}`))).status).toBe(
        404,
      );
  });

  it('is not what a browser writes for a space or a letter beyond ASCII', async () => {
    const port = await open('http://localhost:3000');
    await port.call('GET', '/30042/c/caf%c3%a9%20noir?q=%2F', {});
    expect(port.seen.web.map(({ url }) => url)).toEqual(['/30042/c/caf%C3%A9%20noir?q=%2F']);
  });
});

describe('a call of the web’s server in this process', () => {
  const url = 'http://kommis.internal/30042/graphql';
  it('takes the way of every other, without an origin', async () => {
    const port = await open('https://shop.example');
    const headers = { ...JSON_TYPE, authorization: 'Session portal-token', 'x-forwarded-for': '192.0.2.7' };
    const response = await port.http.handleInProcess(
      new Request(url, { method: 'POST', headers, body: OPERATION }),
    );
    expect([response.status, await response.json()]).toEqual([200, { data: { kind: 'portal' } }]);
    expect(response.headers.get('x-request-id')).toBeTruthy();
    expect(port.seen.operations[0]?.address).toBe('192.0.2.7');
  });

  it('keeps the id of the page it is for', async () => {
    const port = await open('https://shop.example');
    const id = '0190a000-0000-7000-8000-000000000001';
    const headers = { ...JSON_TYPE, 'x-request-id': id };
    const response = await port.http.handleInProcess(
      new Request(url, { method: 'POST', headers, body: OPERATION }),
    );
    expect(response.headers.get('x-request-id')).toBe(id);
    expect(port.seen.lines[0]?.fields).toMatchObject({ requestId: id });
  });

  it('is refused like every other', async () => {
    const port = await open('https://shop.example');
    const answer = async (path: string, init: RequestInit): Promise<number> =>
      (await port.http.handleInProcess(new Request(`http://kommis.internal${path}`, init))).status;
    expect(
      await answer('/30042/graphql', {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: OPERATION,
      }),
    ).toBe(415);
    expect(await answer('/30043/graphql', { method: 'POST', headers: JSON_TYPE, body: OPERATION })).toBe(404);
    expect(
      await answer('/30042/console/graphql', {
        method: 'POST',
        headers: { ...JSON_TYPE, authorization: 'Session portal-token' },
        body: OPERATION,
      }),
    ).toBe(401);
    expect(await answer('/somewhere', {})).toBe(404);
  });

  it('can stream an upload', async () => {
    const port = await open('https://shop.example');
    const body = Readable.toWeb(
      Readable.from([Buffer.from('abc'), Buffer.from('def')]),
    ) as unknown as ReadableStream;
    const init = {
      method: 'POST',
      headers: { authorization: 'Session staff-token' },
      body,
      duplex: 'half',
    } as RequestInit;
    const response = await port.http.handleInProcess(
      new Request('http://kommis.internal/30042/console/upload?name=stock.csv', init),
    );
    expect(response.status).toBe(200);
    expect(port.seen.uploads).toMatchObject([{ name: 'stock.csv', bytes: 6, actor: { kind: 'staff' } }]);
  });
});
