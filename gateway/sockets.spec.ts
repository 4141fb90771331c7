import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { HTTP_LIMITS } from '../services/kernel/http/limits';
import { JSON_TYPE, openPort, OPERATION, type Port } from './testing/port';
import { headOf, openRaw, sleep, trickle, until, type Raw } from './testing/raw';

const URL = 'http://localhost:3000';
/** The product's, in a fiftieth of the time. */
const limits = {
  ...HTTP_LIMITS,
  headMs: 300,
  lookMs: 20,
  requestMs: 3_000,
  bodyMs: 600,
  paceMs: 200,
  stallMs: 1_500,
};
const OURS = ['x-content-type-options: nosniff', 'content-security-policy: ', 'referrer-policy: same-origin'];
const limitOf = (answer: string): unknown =>
  (JSON.parse(/\{.*\}/s.exec(answer)?.[0] ?? '{}') as { errors?: { extensions: { limit?: string } }[] })
    .errors?.[0]?.extensions.limit;

let port: Port;
const open = async (
  ...[places, web, more]: Parameters<typeof openPort> extends [unknown, unknown?, ...infer Rest]
    ? Rest
    : never
): Promise<Port> => (port = await openPort(URL, undefined, places, web, { limits, ...more }));
afterEach(() => port.http.stop(0));

/** Whoever holds a socket and sends nothing worth it. */
const tricklers: [string, (at: Port) => Raw][] = [
  [
    'an operation, a byte at a time',
    ({ port }) =>
      slowly(
        port,
        headOf('POST', '/30042/graphql', { ...JSON_TYPE, 'content-length': '500' }),
        '{"query":"{ viewer { kind } }',
      ),
  ],
  [
    'an operation in chunks without an end',
    ({ port }) =>
      slowly(
        port,
        headOf('POST', '/30042/graphql', { ...JSON_TYPE, 'transfer-encoding': 'chunked' }),
        '1\r\n{\r\n1\r\n \r\n1\r\n \r\n',
      ),
  ],
  [
    'an operation that was promised',
    ({ port }) =>
      slowly(
        port,
        headOf('POST', '/30042/graphql', { ...JSON_TYPE, expect: '100-continue', 'content-length': '500' }),
        '{',
      ),
  ],
  [
    'a form of a page',
    ({ port }) =>
      slowly(port, headOf('POST', '/30042/forgot', { origin: URL, 'content-length': '500' }), 'email='),
  ],
  [
    'a file',
    ({ port }) =>
      slowly(
        port,
        headOf('POST', '/30042/console/upload', {
          origin: URL,
          cookie: 'kommis-30042-staff=staff-token',
          'content-length': '500',
        }),
        'a;b',
      ),
  ],
  [
    'a large form of a page',
    ({ port }) =>
      slowly(
        port,
        headOf('POST', '/30042/console/import', { origin: URL, 'content-length': '900000' }),
        'email=',
      ),
  ],
];
function slowly(to: number, head: string, body: string): Raw {
  const raw = openRaw(to, head);
  trickle(raw, body, 50);
  return raw;
}
/** A page that reads its form to the end, as web does. */
const reader = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  try {
    request.resume();
    await finished(request);
    response.end('the web');
  } catch {
    response.destroy();
  }
};

describe.each(tricklers)('who trickles %s', (_name, begin) => {
  it('holds no place, and is told which limit it was', async () => {
    const at = await open(2, reader);
    const raws = Array.from({ length: 12 }, () => begin(at));
    await sleep(50);
    for (const path of ['/30042/graphql', '/30042']) {
      const isPage = path === '/30042';
      const { status } = await at.call(
        isPage ? 'GET' : 'POST',
        path,
        isPage ? {} : JSON_TYPE,
        isPage ? undefined : OPERATION,
      );
      expect([path, status]).toEqual([path, 200]);
    }
    for (const answer of await Promise.all(raws.map(({ ended }) => ended))) {
      expect(answer).toMatch(/^(HTTP\/1.1 100 Continue\r\n\r\n)?HTTP\/1.1 (408|503) /);
      expect(limitOf(answer)).toMatch(/^(leastBytesPerSecond|bodyMs|placesOfAddress|places)$/);
      for (const header of OURS) expect(answer.toLowerCase()).toContain(header);
    }
  });
});

describe('a head', () => {
  it('that comes a byte at a time ends when its time does, not when Node looks next', async () => {
    const at = await open();
    const from = performance.now();
    const raws = Array.from({ length: 20 }, () => openRaw(at.port));
    for (const raw of raws) trickle(raw, headOf('GET', `/${'a'.repeat(5_000)}`), 20);
    const answers = await Promise.all(raws.map(({ ended }) => ended));
    expect(performance.now() - from).toBeLessThan(3_000);
    for (const answer of answers)
      expect([answer.slice(0, 12), limitOf(answer)]).toEqual(['HTTP/1.1 408', 'headMs']);
  });

  it.each([
    ['no request of HTTP', 'GRAPH / HTTP/1.1\r\nbroken\r\n\r\n', 400, undefined],
    ['longer than heads are', headOf('GET', '/', { 'x-long': 'a'.repeat(20_000) }), 431, 'headBytes'],
    [
      'a chunk with too much said of it',
      `${headOf('POST', '/30042/graphql', { ...JSON_TYPE, 'transfer-encoding': 'chunked' })}1;${'a'.repeat(20_000)}\r\n`,
      413,
      'chunkBytes',
    ],
    ['without a host', 'GET / HTTP/1.1\r\n\r\n', 400, undefined],
    ['with an expectation', headOf('GET', '/', { expect: 'wonders' }), 417, undefined],
    ['for a tunnel', 'CONNECT other.example:443 HTTP/1.1\r\nhost: other.example\r\n\r\n', 405, undefined],
    ['never sent at all', '', 408, 'headMs'],
  ])('%s is refused with our headers', async (_name, text, status, limit) => {
    const at = await open();
    const answer = await openRaw(at.port, text).ended;
    expect([answer.slice(0, 12), limitOf(answer)]).toEqual([`HTTP/1.1 ${status}`, limit]);
    for (const header of [...OURS, 'x-request-id: ', 'connection: close'])
      expect(answer.toLowerCase()).toContain(header);
  });

  it('that asks for an upgrade is a request like others', async () => {
    const at = await open();
    const { status } = await at.call('GET', '/healthz', { connection: 'upgrade', upgrade: 'websocket' });
    expect(status).toBe(200);
  });
});

it('a body is asked for only where it is wanted', async () => {
  const at = await open();
  const heads = { ...JSON_TYPE, expect: '100-continue' };
  const unwanted = openRaw(
    at.port,
    headOf('POST', '/30042/graphql', { ...heads, 'content-length': '9000000' }),
  );
  expect(await unwanted.ended).toMatch(/^HTTP\/1.1 413/);
  const wanted = openRaw(
    at.port,
    headOf('POST', '/30042/graphql', {
      ...heads,
      connection: 'close',
      'content-length': String(OPERATION.length),
    }),
  );
  await until(() => wanted.text().startsWith('HTTP/1.1 100'));
  wanted.socket.write(OPERATION);
  expect(await wanted.ended).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200/);
});

it('of one connection only so many wait for their answers', async () => {
  const at = await open();
  at.seen.before = () => sleep(200);
  const one =
    headOf('POST', '/30042/graphql', { ...JSON_TYPE, 'content-length': String(OPERATION.length) }) +
    OPERATION;
  const raw = openRaw(at.port, one.repeat(40));
  const answer = await raw.ended;
  expect(answer.match(/HTTP\/1.1 200/g)).toHaveLength(32);
  expect(answer).toContain('"limit":"unanswered"');
  expect(at.seen.operations).toHaveLength(32);
});

it('bodies that are being read have a bound together, and who has taken longest makes room', async () => {
  const at = await open(undefined, undefined, {
    limits: { ...limits, bodiesBytes: 1_000_000, bodyMs: 20_000, paceMs: 20_000 },
  });
  const head = headOf('POST', '/30042/graphql', { ...JSON_TYPE, 'content-length': '600000' });
  const first = openRaw(at.port, head + 'a'.repeat(590_000));
  await until(() => first.socket.bytesWritten > 590_000);
  await sleep(50);
  openRaw(at.port, head + 'a'.repeat(590_000)).ended.catch(() => undefined);
  const answer = await first.ended;
  expect([answer.slice(0, 12), limitOf(answer)]).toEqual(['HTTP/1.1 503', 'bodiesBytes']);
  expect(answer.toLowerCase()).toContain('retry-after: 1');
});

it('connections have a bound, and who is silent makes room', async () => {
  const at = await open(undefined, undefined, {
    limits: { ...limits, headMs: 3_000, connections: 20, connectionsOfAddress: 20 },
  });
  const silent = Array.from({ length: 20 }, () => openRaw(at.port));
  await until(() => silent.every(({ socket }) => socket.readyState === 'open'));
  expect((await at.call('GET', '/healthz')).status).toBe(200);
  const answer = await Promise.race(silent.map(({ ended }) => ended));
  expect([answer.slice(0, 12), limitOf(answer)]).toEqual(['HTTP/1.1 503', 'connectionsOfAddress']);
});

it('an answer that nobody reads is given up, and one that is read slowly is not', async () => {
  const page = 'x'.repeat(12_000_000);
  const web = (_request: IncomingMessage, response: ServerResponse): void => void response.end(page);
  const at = await open(1, web, { limits: { ...limits, headMs: 3_000 } });
  const [deaf, slow] = [openRaw(at.port), openRaw(at.port)];
  deaf.socket.pause();
  deaf.socket.write(headOf('GET', '/30042'));
  slow.socket.write(headOf('GET', '/30042', { connection: 'close' }));
  slow.socket.on('data', () => {
    slow.socket.pause();
    setTimeout(() => slow.socket.resume(), 5);
  });
  // It holds no place meanwhile.
  expect((await at.call('GET', '/30042')).status).toBe(200);
  expect((await slow.ended).length).toBeGreaterThan(page.length);
  await sleep(limits.stallMs * 2);
  deaf.socket.resume();
  expect((await deaf.ended).length).toBeLessThan(page.length);
});
