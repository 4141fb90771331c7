import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { HTTP_LIMITS, type HttpLimits } from '../services/kernel/http/limits';
import type { HttpOptions } from './http';
import { JSON_TYPE, OPERATION, openPort, type Port } from './testing/port';
import { headOf, openRaw, sleep, until } from './testing/raw';

const URL = 'http://localhost:3000';

let port: Port;
const open = async (web?: HttpOptions['web'], limits: Partial<HttpLimits> = {}): Promise<Port> =>
  (port = await openPort(URL, undefined, undefined, web, { limits: { ...HTTP_LIMITS, ...limits } }));
afterEach(() => port.http.stop(0));

/** What is refused before all of it has come, and how it goes on. */
const ongoing: [string, number, string, string][] = [
  [
    'an operation longer than operations are',
    413,
    headOf('POST', '/30042/graphql', { ...JSON_TYPE, 'content-length': '20000000' }),
    'a'.repeat(64_000),
  ],
  [
    'an operation of unsaid length',
    413,
    headOf('POST', '/30042/graphql', { ...JSON_TYPE, 'transfer-encoding': 'chunked' }),
    `fa00\r\n${'a'.repeat(64_000)}\r\n`,
  ],
  [
    'a file of nobody',
    401,
    headOf('POST', '/30042/console/upload', { origin: URL, 'content-length': '20000000' }),
    'a'.repeat(64_000),
  ],
  [
    'a form that its page does not read',
    413,
    headOf('POST', '/30042/forgot', { origin: URL, 'content-length': '20000000' }),
    'a'.repeat(64_000),
  ],
  [
    'a page that reads some of its form',
    413,
    headOf('POST', '/30042/some', { origin: URL, 'transfer-encoding': 'chunked' }),
    `fa00\r\n${'a'.repeat(64_000)}\r\n`,
  ],
  [
    'another site’s form',
    403,
    headOf('POST', '/30042/forgot', { origin: 'https://other.example', 'content-length': '20000000' }),
    'a'.repeat(64_000),
  ],
  ['what is no request of HTTP', 400, 'GRAPH / HTTP/1.1\r\nbroken\r\n\r\n', 'more of it\r\n\r\n'],
  ['a head without a host', 400, 'GET / HTTP/1.1\r\n\r\n', headOf('GET', '/healthz')],
  ['a tunnel', 405, 'CONNECT other.example:443 HTTP/1.1\r\nhost: other.example\r\n\r\n', 'a'.repeat(64_000)],
];
it.each(ongoing)('the answer reaches whoever goes on sending: %s', async (_name, status, head, more) => {
  const web = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.endsWith('/some')) await new Promise((some) => request.once('data', some).resume());
    request.pause();
    response.writeHead(413).end('too long');
  };
  const at = await open(web, { lingerMs: 30_000 });
  const raw = openRaw(at.port, head);
  // Deaf while it sends, as most programs are: of a reset it would have heard first.
  raw.socket.pause();
  await until(() => raw.socket.bytesWritten >= head.length);
  for (let sent = 0; sent < 40; sent++) {
    raw.socket.write(more);
    await sleep(5);
  }
  raw.socket.resume();
  const answer = await raw.ended;
  expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
  expect(answer).toMatch(/connection: close[^]*\r\n\r\n./i);
  expect(raw.error()).toBeNull();
});

/** A connection whose end is the test's to close. */
function openHalf(port: number, first: string): { socket: Socket; said: () => string } {
  let said = '';
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.write(first);
  socket.on('error', () => undefined).on('data', (data: Buffer) => (said += data.toString()));
  return { socket, said: () => said };
}
const connectionsOf = (at: Port): Promise<number> =>
  new Promise((done) => at.http.server.getConnections((_, count) => done(count)));
const noneLeft = async (at: Port): Promise<void> => {
  for (let waited = 0; (await connectionsOf(at)) > 0; waited += 20) {
    if (waited > 8_000) throw new Error('A connection was never closed');
    await sleep(20);
  }
};

it('who does not end a connection that has had its last answer is not waited for', async () => {
  const at = await open(undefined, { lingerMs: 300 });
  const { socket, said } = openHalf(at.port, 'GET / HTTP/1.1\r\n\r\n');
  await until(() => socket.readableEnded);
  expect(said()).toMatch(/^HTTP\/1.1 400/);
  expect(await connectionsOf(at)).toBe(1);
  await noneLeft(at);
  socket.destroy();
});

it('of what is sent after the last answer only so much is taken', async () => {
  const taken: Socket[] = [];
  const at = await open(undefined, { lingerMs: 3_000, lingerBytes: 2_000_000 });
  at.http.server.on('connection', (socket: Socket) => taken.push(socket));
  const head = headOf('POST', '/30042/graphql', { ...JSON_TYPE, 'content-length': '900000000' });
  const { socket, said } = openHalf(at.port, head);
  const piece = Buffer.alloc(64_000, 'a');
  const timer = setInterval(() => socket.writableLength < 1_000_000 && socket.write(piece), 1);
  await until(() => said() !== '');
  await noneLeft(at);
  clearInterval(timer);
  expect(said()).toMatch(/^HTTP\/1.1 413/);
  expect(taken[0]?.bytesRead).toBeGreaterThan(2_000_000);
  // Counted now and then: what came between two looks is taken, too.
  expect(taken[0]?.bytesRead).toBeLessThan(60_000_000);
  socket.destroy();
});

it('requests behind the last answer are neither worked for nor kept', async () => {
  const at = await open(undefined, { lingerMs: 30_000 });
  const operation = headOf('POST', '/30042/graphql', {
    ...JSON_TYPE,
    'content-length': String(OPERATION.length),
  });
  const { socket, said } = openHalf(at.port, 'GET / HTTP/1.1\r\n\r\n');
  await until(() => socket.readableEnded);
  socket.write((operation + OPERATION).repeat(200));
  await noneLeft(at);
  expect(at.seen.operations).toEqual([]);
  expect(said().match(/^HTTP\/1.1/gm)).toHaveLength(1);
  socket.destroy();
});

it.each([
  ['a tunnel', 'CONNECT other.example:443 HTTP/1.1\r\nhost: other.example\r\n\r\n'],
  ['what is no request of HTTP', 'GRAPH / HTTP/1.1\r\nbroken\r\n\r\n'],
  ['a head without a host', 'GET / HTTP/1.1\r\n\r\n'],
  [
    'a body that is too long',
    headOf('POST', '/30042/graphql', { ...JSON_TYPE, 'content-length': '20000000' }),
  ],
])('a reset after the last answer harms nobody: %s', async (_name, first) => {
  const at = await open();
  for (let time = 0; time < 5; time++) {
    const { socket } = openHalf(at.port, first);
    socket.once('data', () => socket.resetAndDestroy());
    await until(() => socket.destroyed);
  }
  await noneLeft(at);
  expect((await at.call('GET', '/healthz')).status).toBe(200);
});

it('of those whose last answer is given only so many are held open', async () => {
  const at = await open(undefined, { lingerMs: 60_000, lingering: 3 });
  const raws = Array.from({ length: 8 }, () => openHalf(at.port, 'GET / HTTP/1.1\r\n\r\n').socket);
  await until(() => raws.every(({ readableEnded, destroyed }) => readableEnded || destroyed));
  let count = 8;
  for (let waited = 0; count !== 3 && waited < 5_000; waited += 10) {
    await sleep(10);
    count = await connectionsOf(at);
  }
  expect(count).toBe(3);
  for (const socket of raws) socket.destroy();
});
