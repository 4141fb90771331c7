import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BusyWords } from './busy-page';
import { JSON_TYPE, openPort, OPERATION, type Port } from './testing/port';
import { headOf, openRaw } from './testing/raw';

const URL = 'http://localhost:3000';
const trust = { proxies: new Set(['127.0.0.1']), webSecret: 'secret' };
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
};
const busyWords: BusyWords = {
  en: { busy_title: 'Busy', busy_text: 'Too many ({most})', busy_address_text: 'Too many of yours ({most})' },
  sv: {
    busy_title: 'Mycket',
    busy_text: 'För många ({most})',
    busy_address_text: 'För många av er ({most})',
  },
};

let port: Port;
let held: ServerResponse[] = [];
/** A page that is being made until it is told to be ready; like web's, it says when. */
const made = new Map<ServerResponse, () => void>();
const web = (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
  held.push(response);
  return new Promise<void>((done) => made.set(response, done));
};
const finish = (response: ServerResponse): void => {
  response.end('the web');
  made.get(response)?.();
};
const open = async (places?: number): Promise<Port> =>
  (port = await openPort(URL, trust, places, web, { busyWords }));
afterEach(async () => {
  held.forEach(finish);
  held = [];
  await port.http.stop(0);
});
const page = (headers: Record<string, string> = {}) =>
  port.call('GET', '/30042', { accept: 'text/html', ...headers });

it('places are of the address that a proxy of ours names, 64 each, and its others are served', async () => {
  await open();
  const calls = Array.from({ length: 65 }, () => page(from('192.0.2.1')));
  await until(() => held.length === 64);
  expect((await Promise.race(calls)).status).toBe(503);
  const other = page(from('192.0.2.2'));
  await until(() => held.length === 65);
  held.forEach(finish);
  expect((await other).status).toBe(200);
  await Promise.all(calls);
});

it('a page that finds no place says so in the reader’s language, with when to come again and our headers', async () => {
  await open(1);
  void page(from('192.0.2.1')).catch(() => undefined);
  await until(() => held.length === 1);
  const asked: Record<string, string>[] = [
    { 'accept-language': 'sv-SE,sv;q=0.9,en;q=0.8' },
    { cookie: 'kommis-language=sv', 'accept-language': 'en' },
    { 'accept-language': 'fr' },
    { accept: 'application/json' },
  ];
  const answers = await Promise.all(asked.map((headers) => page({ ...from('192.0.2.2'), ...headers })));
  const texts = ['För många (1)', 'För många (1)', 'Too many (1)', '"limit":"places"'];
  answers.forEach(({ status, headers, text }, at) => {
    expect([status, headers['retry-after'], headers['x-content-type-options']]).toEqual([
      503,
      '1',
      'nosniff',
    ]);
    expect(text).toContain(texts[at]);
  });
});

it('a visitor who leaves does not end what is being made for him, and his place is taken until then', async () => {
  await open(1);
  const raw = openRaw(port.port, headOf('GET', '/30042', from('192.0.2.1')));
  await until(() => held.length === 1);
  raw.socket.destroy();
  await raw.ended;
  expect((await page(from('192.0.2.2'))).status).toBe(503);
  held.splice(0).forEach(finish);
  const next = page(from('192.0.2.2'));
  await until(() => held.length === 1);
  held.forEach(finish);
  expect((await next).status).toBe(200);
});

it('what a page asks the graph for takes the page’s place, in this process and from another', async () => {
  await open(1);
  const call = page();
  await until(() => held.length === 1);
  const request = new Request(`${URL}/30042/graphql`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: OPERATION,
  });
  expect((await port.http.handleInProcess(request)).status).toBe(200);
  const ofWeb = { ...JSON_TYPE, 'x-kommis-web': 'secret' };
  expect((await port.call('POST', '/30042/graphql', ofWeb, OPERATION)).status).toBe(200);
  expect((await port.call('POST', '/30042/graphql', JSON_TYPE, OPERATION)).status).toBe(503);
  held.forEach(finish);
  expect((await call).status).toBe(200);
});

it('whoever was somebody a moment ago finds a place where visitors find none', async () => {
  await open();
  const cookie = { cookie: 'kommis-30042-portal=portal-token', origin: URL };
  const own = await port.call('POST', '/30042/graphql', { ...JSON_TYPE, ...cookie }, OPERATION);
  expect(own.status).toBe(200);
  const visitors: ReturnType<typeof page>[] = [];
  // There is room for as many only once it has shown that they are not too many.
  while (held.length < 192) {
    visitors.push(page(from(`192.0.2.${visitors.length % 8}`)));
    await new Promise((done) => setTimeout(done, 5));
  }
  const invented = { cookie: 'kommis-30042-portal=invented', ...from('198.51.100.1') };
  expect((await page(invented)).status).toBe(503);
  const mine = page({ ...cookie, ...from('198.51.100.2') });
  await until(() => held.length === 193);
  held.forEach(finish);
  expect((await mine).status).toBe(200);
  await Promise.all(visitors);
});

it('all who ask at one moment whether it is ready get one look at the database', async () => {
  let looks = 0;
  let everybodyAsked = false;
  port = await openPort(URL, trust, undefined, web, {
    ready: async () => {
      looks += 1;
      await until(() => everybodyAsked);
      return true;
    },
  });
  let asked = 0;
  port.http.server.on('request', () => {
    asked += 1;
    // Those that came last are still on their way to the look.
    if (asked === 50) setTimeout(() => (everybodyAsked = true), 50);
  });
  const answers = await Promise.all(Array.from({ length: 50 }, () => port.call('GET', '/readyz')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(looks).toBe(1);
});
