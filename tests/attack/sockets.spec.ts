import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HTTP_LIMITS } from '../../services/kernel/http/limits';
import { headOf, openRaw, trickle, type Raw } from '../../gateway/testing/raw';
import { ask, marijkeOf, operate, staffOf, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';
import { crowd, figuresOf, type Visit } from './crowd';

/** Sockets that are held for as long as they may be, and crowds; npm run proofs has them in full. */
const SOCKETS = Number(process.env['KOMMIS_SOCKETS'] ?? 256);
const CROWD = {
  clients: Number(process.env['KOMMIS_CROWD'] ?? 150),
  seconds: Number(process.env['KOMMIS_CROWD_SECONDS'] ?? 3),
};
const topologies: [string, string[]][] = [
  ['in one process', []],
  ['when split', ['split']],
];
/** Twice what an answer may stand unread, and what a look at it takes. */
const GIVEN_UP_MS = 2 * HTTP_LIMITS.stallMs + 5_000;
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const who = 'query Who { viewer { kind } }';

describe.each(topologies)('%s', (name, command) => {
  let product: Product;
  let [staff, marijke]: Asker[] = [];
  let port = 0;
  beforeAll(async () => {
    // Of this machine everybody may say whom he speaks for: so one machine can be a thousand.
    product = await startProduct({ command, environment: { TRUSTED_PROXIES: '127.0.0.1' } });
    [staff, marijke] = [await staffOf(product, '30042'), await marijkeOf(product)];
    port = Number(new URL(product.url).port);
  });
  afterAll(() => product.stop());

  const hold = (head: string, rest: string, everyMs = 1_000): Raw => {
    const raw = openRaw(port, head);
    trickle(raw, rest, everyMs);
    return raw;
  };
  const deaf = (path: string): Raw => {
    const raw = openRaw(port);
    raw.socket.pause();
    // From elsewhere: a page that is being made takes a place of its address, whoever reads it.
    raw.socket.write(headOf('GET', path, { 'x-forwarded-for': '192.0.2.66' }).repeat(8));
    // Who does not read hears of no end either. By then it was given up, or all of it comes and the connection stays.
    setTimeout(() => raw.socket.resume(), GIVEN_UP_MS).unref();
    return raw;
  };
  const promised = { 'content-length': '5000' };
  const chunked = { 'transfer-encoding': 'chunked' };
  const session = (): Record<string, string> => ({ authorization: `Session ${staff?.token}` });
  /** What holds a socket and costs its sender nothing. */
  const kinds: [string, () => Raw][] = [
    // First, as they are given up last.
    ['files of the pages that nobody reads', () => deaf(largestFile())],
    [
      'operations a byte a second',
      () =>
        hold(headOf('POST', '/30042/graphql', { ...json, ...promised }), '{"query": "{ viewer { kind } }"'),
    ],
    [
      'operations in chunks without an end',
      () =>
        hold(headOf('POST', '/30042/console/graphql', { ...json, ...chunked }), '1\r\n \r\n'.repeat(20), 200),
    ],
    [
      'operations that wait to be asked for their body',
      () => hold(headOf('POST', '/30042/graphql', { ...json, ...promised, expect: '100-continue' }), '{'),
    ],
    [
      'forms a byte a second',
      () => hold(headOf('POST', '/30042', { ...form, ...promised, origin: product.url }), 'email=somebody'),
    ],
    [
      'large forms a byte a second',
      () =>
        hold(
          headOf('POST', '/30042/console/import?/upload', {
            'content-type': 'multipart/form-data; boundary=x',
            'content-length': '20000000',
            origin: product.url,
          }),
          '--x\r\n',
        ),
    ],
    [
      'files a byte a second',
      () => hold(headOf('POST', '/30042/console/upload?name=a.csv', { ...promised, ...session() }), 'a;b'),
    ],
    [
      'heads a byte a second',
      () => hold('GET /30042 HTTP/1.1\r\n', `host: localhost\r\nx-long: ${'a'.repeat(500)}`),
    ],
    ['connections without a word', () => hold('', '')],
    [
      'requests for another protocol',
      () => hold(headOf('GET', '/30042', { connection: 'upgrade', upgrade: 'websocket' }), '\x81\x85'),
    ],
  ];

  /** When those of a kind are at their end, or that they are not by then. */
  const ends = new Map<string, Promise<boolean>>();

  // Each kind is begun beside those before it, and comes to its end while others are.
  test.each(kinds)(
    '%s hold nothing that others need',
    async (kind, begin) => {
      // What is sent and not read takes the system's memory, of which the tests of a machine have one.
      const count = kind.includes('nobody reads') ? Math.min(SOCKETS, 16) : SOCKETS;
      const raws = Array.from({ length: count }, begin);
      ends.set(kind, haveEnded(raws));
      const seen: number[] = [];
      for (let turn = 0; turn < 12; turn += 1) {
        const answers = await Promise.all([
          ask(`${product.url}/30042`, { headers: { accept: 'text/html' } }),
          operate(product, { storeId: '30042', door: 'portal' }, who),
          operate(product, staff!, who),
          ask(`${product.url}/healthz`),
        ]);
        seen.push(...answers.map(({ status }) => status));
      }
      // A machine that is busy with other tests is late once in a while; before, it was none of them.
      expect(seen.filter((status) => status === 200).length).toBeGreaterThan(0.8 * seen.length);
    },
    120_000,
  );

  test.each(kinds)('%s come to their end', async (kind) => expect(await ends.get(kind)).toBe(true), 180_000);

  test('of a crowd everybody is served or told when to come again, and nobody is logged out', async () => {
    const from = (client: number): Record<string, string> => ({
      'x-forwarded-for': `192.0.2.${client % 200}`,
    });
    const kindsOf: ((client: number) => Visit)[] = [
      (client) => ({ kind: 'page', path: '/30042', headers: { accept: 'text/html', ...from(client) } }),
      (client) => ({
        kind: 'own page',
        path: '/30042/my',
        headers: { accept: 'text/html', cookie: `kommis-30042-portal=${marijke?.token}`, ...from(client) },
      }),
      (client) => ({
        kind: 'console',
        path: '/30042/console/customers',
        headers: { accept: 'text/html', cookie: `kommis-30042-staff=${staff?.token}`, ...from(client) },
      }),
      (client) => ({
        kind: 'operation',
        path: '/30042/graphql',
        headers: { ...json, ...from(client) },
        body: JSON.stringify({ query: who }),
      }),
    ];
    const outcomes = await crowd(product.url, (client) => kindsOf[client % kindsOf.length]!(client), CROWD);
    const { served, refused, wrong } = figuresOf(outcomes);
    expect(wrong).toEqual([]);
    expect(served.count).toBeGreaterThan(0);
    console.log(
      `${CROWD.clients} clients for ${CROWD.seconds} s ${name}: ${served.count} served in ${served.p50} ms (p99 ${served.p99}, at most ${served.most}), ${refused.count} told to come again within ${refused.most} ms.`,
    );
    // And then all is as before.
    expect((await operate(product, marijke!, who)).data).toEqual({ viewer: { kind: 'PORTAL' } });
  });

  test('whoever is alone is served in a crowd of one address', async () => {
    const page = (client: number): Visit => ({
      kind: 'page',
      path: '/30042',
      headers: {
        accept: 'text/html',
        'x-forwarded-for': client < CROWD.clients - 1 ? '192.0.2.1' : '192.0.2.2',
      },
    });
    const others = crowd(product.url, (client) => page(client), { ...CROWD, clients: CROWD.clients - 1 });
    const alone = await crowd(product.url, () => page(CROWD.clients), { ...CROWD, clients: 1 });
    await others;
    const served = alone.filter(({ status }) => status === 200);
    expect(served.length).toBeGreaterThan(0.8 * alone.length);
  });

  test('and no part has ended by it', () => {
    expect(product.child.exitCode).toBeNull();
    // That a part was too slow for so many was told to who asked, and is told here.
    const told = product.output().split('\n');
    const isFault = (line: string): boolean =>
      /starting it again|"level":50|"level":"error"/.test(line) && !/"No answer within \d+ ms\."/.test(line);
    expect(told.filter(isFault)).toEqual([]);
  });
});

/** Of what the pages load, what no system takes for its reader beforehand. */
function largestFile(): string {
  const client = join(process.cwd(), 'web', 'build', 'client');
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const size = (name: string): number => statSync(join(client, name)).size;
  const [largest = ''] = files.sort((a, b) => size(b) - size(a));
  return `/${largest.replaceAll('\\', '/')}`;
}

async function haveEnded(raws: readonly Raw[]): Promise<boolean> {
  const all = Promise.all(raws.map(({ ended }) => ended));
  const have = await Promise.race([all.then(() => true), after(150_000, false)]);
  for (const { socket } of raws) socket.destroy();
  return have;
}

const after = <T>(ms: number, value: T): Promise<T> =>
  new Promise((done) => setTimeout(() => done(value), ms).unref());
