import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { HTTP_LIMITS } from '../../services/kernel/http/limits';
import type { Credential } from '../../services/kernel/subgraph/port';
import { SALES, SESSIONS } from '../../schema/notices';
import { openPort, type Port } from '../testing/port';
import { openRaw, headOf, until } from '../testing/raw';
import { openStream, type OpenStream } from '../testing/stream';

const ORIGIN = 'http://localhost:3000';
const PATH = '/30042/notices';
const limits = { streams: 8, streamsOfAddress: 6, streamsOfSession: 3 };

let port: Port;
let now: number;
let asked: Credential[];
/** Who each session is; null where nobody can say. */
let sessions: Map<string, Actor | null>;
/** Held up while it is not done. */
let held: Promise<void>;
const opened: OpenStream[] = [];

const person = (userId: string, ...customerIds: string[]): Actor => ({
  ...visitor('30042'),
  ...{ kind: 'portal', userId, customerIds, sessionId: `session of ${userId}` },
});

beforeEach(async () => {
  now = Date.UTC(2026, 10, 27, 9);
  asked = [];
  held = Promise.resolve();
  sessions = new Map([
    ['marijke', person('user-m', 'customer-m')],
    ['joke', person('user-j', 'customer-j')],
    ['els', { ...person('staff-e'), kind: 'staff' }],
  ]);
  port = await openPort(ORIGIN, undefined, undefined, undefined, {
    limits: { ...HTTP_LIMITS, lookMs: 20, paceMs: 200, stallMs: 1_500 },
    telling: { limits, now: () => now },
    resolveActor: async (credential) => {
      asked.push(credential);
      // As it was when it was asked for.
      const found = sessions.get(credential.sessionToken ?? '');
      await held;
      if (!['30042', '10007'].includes(credential.storeId)) return null;
      if (found === null) throw new Error('away');
      // Whatever was asked of: another store's is no session here.
      if (found === undefined || credential.storeId !== '30042') return visitor(credential.storeId);
      return found;
    },
  });
});
afterEach(async () => {
  for (const stream of opened.splice(0)) stream.close();
  await port.http.stop(0);
});

const cookie = (token: string, store = '30042'): Record<string, string> => ({
  cookie: `kommis-${store}-portal=${token}`,
});
/** Opens one, and waits until it is there. */
async function stream(
  token: string,
  headers: Record<string, string> = {},
  path = PATH,
  options: Parameters<typeof openStream>[3] = {},
): Promise<OpenStream> {
  const one = await openStream(port.port, path, { ...cookie(token), ...headers }, options);
  opened.push(one);
  if (one.status === 200 && options.method !== 'HEAD') await until(() => one.text().includes('id: '));
  return one;
}
const sold = (...ids: string[]): void => port.http.streams.heard({ storeId: '30042', topic: SALES, ids });
const eventsOf = (one: OpenStream): string[] => one.heard().map(({ event }) => event);
const codeOf = (one: OpenStream): unknown =>
  (JSON.parse(one.text()) as { errors: { extensions: { code: string; limit?: string } }[] }).errors[0]
    ?.extensions;
const refusalOf = async (one: OpenStream): Promise<[number, unknown]> => {
  await until(() => one.hasEnded());
  return [one.status, codeOf(one)];
};

describe('a page that stands open', () => {
  it('is told at once that something of its reader was sold, without a word of what', async () => {
    const one = await stream('marijke');
    expect(one.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(one.headers['content-encoding']).toBeUndefined();
    sold('customer-j', 'customer-m');
    await until(() => one.heard().length === 1);
    expect(one.heard()).toEqual([
      { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, event: 'changed', data: { topic: SALES } },
    ]);
    expect(one.text()).not.toContain('customer-');
  });

  it('never hears of another customer, of another store, or what is not for its kind', async () => {
    const [one, other] = [await stream('marijke'), await stream('joke')];
    sold('customer-j');
    port.http.streams.heard({ storeId: '10007', topic: SALES, ids: ['customer-m', 'user-m'] });
    port.http.streams.heard({ storeId: '30042', topic: 'customers.notes', ids: ['customer-m'] });
    port.http.streams.heard({ storeId: '30042', topic: SALES, ids: [] });
    sold('customer-m');
    await until(() => one.heard().length > 0);
    await until(() => other.heard().length > 0);
    expect([eventsOf(one), eventsOf(other)]).toEqual([['changed'], ['changed']]);
  });

  it('has ids that grow, and hears nothing twice that many said at once', async () => {
    const one = await stream('marijke');
    for (let time = 0; time < 20; time += 1) sold('customer-m', 'customer-m', 'user-m');
    await until(() => one.heard().length === 20);
    const ids = one.heard().map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('that comes back with the last it heard reads itself again, whatever there was', async () => {
    const one = await stream('marijke', { 'last-event-id': '01890000-0000-7000-8000-000000000000' });
    expect(eventsOf(one)).toEqual(['again']);
    // One that begins does not: it was read a moment ago.
    expect(eventsOf(await stream('marijke'))).toEqual([]);
  });

  it('of before something was sold reads itself again, one of after it does not', async () => {
    sold('customer-m');
    expect(eventsOf(await stream('marijke', {}, `${PATH}?at=${now - 1}`))).toEqual(['again']);
    expect(eventsOf(await stream('marijke', {}, `${PATH}?at=${now + 1}`))).toEqual([]);
    expect(eventsOf(await stream('joke', {}, `${PATH}?at=${now - 1}`))).toEqual([]);
  });

  it('reads itself again where notices may have been missed, and so does one that is of before that', async () => {
    const one = await stream('marijke');
    port.http.streams.missed();
    await until(() => one.heard().length > 0);
    expect(eventsOf(one)).toEqual(['again']);
    expect(eventsOf(await stream('joke', {}, `${PATH}?at=${now - 1}`))).toEqual(['again']);
  });

  it('is kept alive where nothing is said for a while', async () => {
    const one = await stream('marijke');
    const before = one.text();
    now += 24_000;
    await port.http.streams.look();
    now += 1_000;
    await port.http.streams.look();
    await until(() => one.text() !== before);
    expect(one.text().slice(before.length)).toBe(':\n\n');
  });
});

describe('whose session', () => {
  it('ends hears that, and its stream is over: at once where that is said', async () => {
    const [one, other] = [await stream('marijke'), await stream('joke')];
    sessions.delete('marijke');
    port.http.streams.heard({ storeId: '30042', topic: SESSIONS, ids: ['user-m'] });
    await until(() => one.hasEnded());
    expect(eventsOf(one)).toEqual(['end']);
    sold('customer-m', 'customer-j');
    await until(() => other.heard().length > 0);
    expect(eventsOf(one)).toEqual(['end']);
    await until(() => port.http.streams.size === 1);
  });

  it('holds goes on when another session of the same person ends', async () => {
    const one = await stream('marijke');
    port.http.streams.heard({ storeId: '30042', topic: SESSIONS, ids: ['user-m'] });
    await until(() => asked.length === 2);
    sold('customer-m');
    await until(() => one.heard().length > 0);
    expect(eventsOf(one)).toEqual(['changed']);
  });

  it('is blocked without a word of it ends within 30 seconds, and not before it is asked', async () => {
    const one = await stream('marijke');
    sessions.set('marijke', visitor('30042'));
    now += 29_000;
    await port.http.streams.look();
    expect(one.hasEnded()).toBe(false);
    now += 1_000;
    await port.http.streams.look();
    await until(() => one.hasEnded());
    expect(eventsOf(one)).toEqual(['end']);
  });

  it('of a portal that is closed ends with all others of the store', async () => {
    const both = [await stream('marijke'), await stream('joke')];
    sessions.clear();
    port.http.streams.heard({ storeId: '10007', topic: SESSIONS, ids: [] });
    expect(asked).toHaveLength(2);
    port.http.streams.heard({ storeId: '30042', topic: SESSIONS, ids: [] });
    await until(() => both.every((one) => one.hasEnded()));
  });

  it('nobody can say anything of goes on, and is asked for again', async () => {
    const one = await stream('marijke');
    sessions.set('marijke', null);
    now += 30_000;
    await port.http.streams.look();
    expect(port.seen.lines.at(-1)).toMatchObject({ level: 'warn' });
    sold('customer-m');
    await until(() => one.heard().length > 0);
    sessions.delete('marijke');
    now += 30_000;
    await port.http.streams.look();
    await until(() => one.hasEnded());
  });

  it('ends while it is being asked for is no stream either', async () => {
    let open: () => void = () => undefined;
    held = new Promise((done) => (open = done));
    const coming = stream('marijke');
    await until(() => asked.length === 1);
    sessions.delete('marijke');
    port.http.streams.heard({ storeId: '30042', topic: SESSIONS, ids: ['user-m'] });
    open();
    const one = await coming;
    await until(() => one.hasEnded());
    expect(eventsOf(one)).toEqual(['end']);
  });

  it('gives up a customer is not told of them from then on, and of one who is new they are', async () => {
    const one = await stream('marijke');
    sessions.set('marijke', person('user-m', 'customer-new'));
    port.http.streams.heard({ storeId: '30042', topic: SESSIONS, ids: ['user-m'] });
    await until(() => asked.length === 2);
    await new Promise((resolve) => setImmediate(resolve));
    sold('customer-m');
    expect(eventsOf(one)).toEqual([]);
    sold('customer-new');
    await until(() => one.heard().length === 1);
  });

  it('is asked for without being in use for it', async () => {
    await stream('marijke');
    now += 30_000;
    await port.http.streams.look();
    expect(asked.map(({ isLook }) => isLook)).toEqual([true, true]);
  });
});

describe('refused is', () => {
  it('who shows nothing without anybody being asked for', async () => {
    expect((await stream('', { cookie: 'kommis-30042-staff=els' })).status).toBe(401);
    expect(asked).toEqual([]);
  });

  test.each<[string, Record<string, string>, number, string]>([
    ['who shows no session', { cookie: '' }, 401, 'UNAUTHENTICATED'],
    ['who shows one that ended', cookie('nobody'), 401, 'UNAUTHENTICATED'],
    ['staff, whose session is of another kind', cookie('els'), 401, 'UNAUTHENTICATED'],
    ['who does not ask for a stream', { accept: 'text/html, */*' }, 406, 'NOT_ACCEPTABLE'],
    ['another site’s page', { origin: 'https://evil.example' }, 403, 'FOREIGN_ORIGIN'],
    ['another site’s page that says no origin', { 'sec-fetch-site': 'cross-site' }, 403, 'FOREIGN_ORIGIN'],
  ])('%s', async (_who, headers, status, code) => {
    const one = await stream('marijke', headers);
    expect(await refusalOf(one)).toEqual([status, { code }]);
    expect(port.http.streams.size).toBe(0);
  });

  it('where the session is of another store', async () => {
    const headers = cookie('marijke', '10007');
    expect((await stream('marijke', headers, '/10007/notices')).status).toBe(401);
    const nowhere = await stream('marijke', cookie('marijke', '99999'), '/99999/notices');
    expect(nowhere.status).toBe(404);
  });

  it('who comes while nobody can say who it is, and may come again', async () => {
    sessions.set('marijke', null);
    expect((await stream('marijke')).status).toBe(503);
    sessions.set('marijke', person('user-m', 'customer-m'));
    expect((await stream('marijke')).status).toBe(200);
  });

  it('each beyond its bound, which is given back with the stream', async () => {
    const first = await stream('marijke');
    await stream('marijke');
    await stream('marijke');
    const beyond = await stream('marijke');
    expect(await refusalOf(beyond)).toEqual([503, { code: 'TOO_BUSY', limit: 'streamsOfSession' }]);
    expect(beyond.headers['retry-after']).toBe('60');
    for (let count = 0; count < 3; count += 1) await stream('joke');
    sessions.set('third', person('user-3'));
    expect((await refusalOf(await stream('third')))[1]).toMatchObject({ limit: 'streamsOfAddress' });
    const elsewhere = { localAddress: '127.0.0.2' };
    await stream('third', {}, PATH, elsewhere);
    await stream('third', {}, PATH, elsewhere);
    expect((await refusalOf(await stream('third', {}, PATH, elsewhere)))[1]).toMatchObject({
      limit: 'streams',
    });
    // They take no place of those who wait for an answer.
    expect((await port.call('GET', '/page')).status).toBe(200);
    first.close();
    await until(() => port.http.streams.size === 7);
    expect((await stream('third', {}, PATH, elsewhere)).status).toBe(200);
  });
});

it('HEAD tells what there is, and opens none', async () => {
  const one = await stream('marijke', {}, PATH, { method: 'HEAD' });
  await until(() => one.hasEnded());
  expect([one.status, one.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
  expect(port.http.streams.size).toBe(0);
});

it('a port that stops ends its streams in the ordinary way, waits for none of them, and takes no more', async () => {
  const both = [await stream('marijke'), await stream('joke')];
  await port.http.stop(60_000);
  await until(() => both.every((one) => one.hasEnded()));
  // They come again, as nobody told them that it was the end.
  expect(both.flatMap(eventsOf)).toEqual([]);
});

it('who reads nothing is let go of, however much there was to say', async () => {
  const raw = openRaw(port.port, headOf('GET', PATH, { accept: 'text/event-stream', ...cookie('marijke') }));
  await until(() => raw.text().includes('id: '));
  raw.socket.pause();
  for (let time = 0; time < 200_000; time += 1) {
    sold('customer-m');
    if (time % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => port.http.streams.size === 0);
  raw.socket.destroy();
});
