import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Actor } from '../services/kernel/actor/actor';
import type { Credential } from '../services/kernel/subgraph/port';
import { Pages } from './pages';
import { actorOf } from './testing/graph';
import { JSON_TYPE, openPort, OPERATION, OWN_READ, type Port } from './testing/port';

const PUBLIC_URL = 'http://localhost:3000';
const SECRET = 'known-to-both';
const own = JSON.stringify({ query: OWN_READ });
/** What the web asks for a page, one after the other, and with which session. */
type Asked = { body?: string; path?: string; session?: string }[];

let port: Port;
let asked: Asked;
let kinds: string[];
let pageId: string;
/** How the web reaches the gateway: without a socket, or from a process of its own. */
let reach: (path: string, headers: Record<string, string>, body: string) => Promise<string>;
beforeAll(async () => {
  const trust = { proxies: new Set<string>(), webSecret: SECRET };
  port = await openPort(PUBLIC_URL, trust, undefined, (request, response) => void page(request, response));
});
afterAll(() => port.http.stop(0));
beforeEach(() => {
  port.seen.credentials.length = 0;
  kinds = [];
  reach = inProcess;
});

async function page(request: IncomingMessage, response: ServerResponse): Promise<void> {
  pageId = String(request.headers['x-request-id']);
  for (const { body = own, path = '/30042/console/graphql', session = 'staff-token' } of asked) {
    const headers = { ...JSON_TYPE, 'x-request-id': pageId, authorization: `Session ${session}` };
    const answer = JSON.parse(await reach(path, headers, body)) as { data?: { kind: string } };
    kinds.push(answer.data?.kind ?? 'refused');
  }
  response.end();
}
const inProcess = async (path: string, headers: Record<string, string>, body: string): Promise<string> =>
  (await port.http.handleInProcess(new Request(PUBLIC_URL + path, { method: 'POST', headers, body }))).text();
const split = async (path: string, headers: Record<string, string>, body: string): Promise<string> =>
  (await port.call('POST', path, { ...headers, 'x-kommis-web': SECRET }, body)).text;

async function look(asks: Asked, method = 'GET'): Promise<number> {
  const before = port.seen.credentials.length;
  asked = asks;
  await port.call(method, '/30042/console/customers', method === 'GET' ? {} : { origin: PUBLIC_URL });
  return port.seen.credentials.length - before;
}

it('is asked once who is looking, whatever of its own it reads', async () => {
  expect(await look([{}, {}, {}])).toBe(1);
  expect(kinds).toEqual(['staff', 'staff', 'staff']);
});

it('from a process of its own, too', async () => {
  reach = split;
  expect(await look([{}, {}])).toBe(1);
  expect(kinds).toEqual(['staff', 'staff']);
});

it('is no longer asked for when the next one is made: each page asks anew', async () => {
  expect([await look([{}, {}]), await look([{}, {}])]).toEqual([1, 1]);
});

it('ends with its answer: its id is worth nothing afterwards', async () => {
  await look([{}]);
  const headers = { ...JSON_TYPE, 'x-request-id': pageId, authorization: 'Session staff-token' };
  await inProcess('/30042/console/graphql', headers, own);
  await inProcess('/30042/console/graphql', headers, own);
  expect(port.seen.credentials).toHaveLength(3);
});

it('shares nobody: another session, kind or store is asked for by itself', async () => {
  expect(
    await look([
      {},
      { session: 'portal-token' },
      { path: '/30042/graphql', session: 'portal-token' },
      { path: '/10007/console/graphql' },
      { session: 'ended' },
      {},
    ]),
  ).toBe(5);
  expect(kinds).toEqual(['staff', 'refused', 'portal', 'refused', 'refused', 'staff']);
});

it('asks anew for what is none of the web’s own reads, and from then on for everything', async () => {
  expect(await look([{}, {}, { body: OPERATION }, {}, {}])).toBe(4);
});

it('of a form that was sent asks for each: its action may have changed who is asking', async () => {
  expect(await look([{}, {}, {}], 'POST')).toBe(3);
});

it('is nothing a stranger can say to be part of', async () => {
  reach = async (path, headers, body) => (await port.call('POST', path, headers, body)).text;
  expect(await look([{}, {}])).toBe(2);
});

it('asks again where nobody could say who is asking', async () => {
  expect(await look([{ path: '/50000/console/graphql' }, { path: '/50000/console/graphql' }])).toBe(2);
});

describe('who is asking', () => {
  const credential: Credential = { storeId: '30042', kind: 'staff', sessionToken: 'x' };
  let now = 0;
  let calls = 0;
  const resolve = (): Promise<Actor | null> => (calls++, Promise.resolve(actorOf('staff')));
  beforeEach(() => ((now = 0), (calls = 0)));

  it('is shared by operations at one moment, and for two seconds at most', async () => {
    const pages = new Pages(() => now);
    pages.begin('a');
    const once = pages.find('a')?.once(resolve);
    await Promise.all([once?.(credential), once?.(credential)]);
    now = 1_999;
    await once?.(credential);
    expect(calls).toBe(1);
    now = 2_000;
    await once?.(credential);
    expect(calls).toBe(2);
  });

  it('is kept by nothing but open pages', () => {
    const pages = new Pages(() => now);
    const ends = Array.from({ length: 1_000 }, (_, at) => pages.begin(String(at)));
    for (const end of ends) end();
    expect(pages.size).toBe(0);
  });
});

it('is forgotten where the answer waited behind another on a connection that went', async () => {
  const held: ServerResponse[] = [];
  const web = (_request: IncomingMessage, response: ServerResponse): void => void held.push(response);
  const open = await openPort(PUBLIC_URL, undefined, undefined, web);
  const { pages } = open.http;
  const socket = connect((open.http.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET /30042/console HTTP/1.1\r\nHost: localhost:3000\r\n\r\n'.repeat(20));
  while (held.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(pages.size).toBe(20);
  socket.destroy();
  for (let waited = 0; pages.size > 0 && waited < 200; waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(pages.size).toBe(0);
  await open.http.stop(0);
});

it('of more than are made at one moment the oldest ask for themselves', () => {
  const pages = new Pages();
  for (let at = 0; at < 3_000; at += 1) pages.begin(String(at));
  expect([pages.size, pages.find('0'), pages.find('2999') === undefined]).toEqual([2_000, undefined, false]);
});
