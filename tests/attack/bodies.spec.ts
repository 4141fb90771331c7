import { connect } from 'node:net';
import { ask, must, staffOf } from '../product/graph';
import { startProduct, type Product } from '../product/product';
import { addresses, doors, multipart, noForms, oddForms, queries, urlencoded, usual } from './doors';
import { SOME_ID } from './places';
import { inTurn, tenthOf } from './turns';

/**
 * Row 29 at the pages: every page and place of the pages' server, every action, every type and shape of body, and every
 * address that names nothing. What is malformed is the caller's: never 5xx, never an error line in the log.
 */
let product: Product;
const cookies: Record<Who, string> = { visitor: '', customer: '', staff: '' };
type Who = 'visitor' | 'customer' | 'staff';

beforeAll(async () => {
  product = await startProduct();
  cookies.staff = await logIn('/30042/console/login', 'els@');
  cookies.customer = await logIn('/30042', 'marijke');
  const staff = await staffOf(product, '30042');
  const groups = await must<{ id: string }[]>(product, staff, '{ customerGroups { id } }');
  ofDemo.group = groups[0]?.id ?? '';
  ofDemo.customer =
    (
      await must<{ nodes: { id: string }[] }>(
        product,
        staff,
        '{ customers(first: 1, sort: NUMBER, direction: ASC) { nodes { id } } }',
      )
    ).nodes[0]?.id ?? '';
});
afterAll(() => product.stop());

async function logIn(path: string, who: string): Promise<string> {
  const body = new URLSearchParams(product.logIn(who)).toString();
  const { status, headers } = await send('POST', path, { type: urlencoded, body });
  expect([path, status]).toEqual([path, 303]);
  return (
    String([headers['set-cookie']].flat().find((each) => each?.startsWith('kommis-30042'))).split(';')[0] ??
    ''
  );
}

interface Sent {
  type?: string;
  body?: string | Buffer;
  who?: Who;
  headers?: Record<string, string>;
}
/** Rows of the demo's, for pages that are about one. */
const ofDemo = { customer: SOME_ID, group: SOME_ID };
const send = (method: string, path: string, { type, body, who = 'visitor', headers = {} }: Sent) =>
  ask(product.url + path.replace(SOME_ID, path.includes('/groups/') ? ofDemo.group : ofDemo.customer), {
    method,
    headers: {
      ...{ origin: product.url, accept: 'text/html', ...headers },
      ...(type !== undefined && { 'content-type': type }),
      ...(cookies[who] !== '' && { cookie: cookies[who] }),
    },
    ...(body !== undefined && { body }),
  });

const isQuiet = (): void => {
  expect(product.output()).not.toMatch(/"level":\s*("error"|"fatal"|[56]0)/);
};

/** Twenty at a time. */
async function all<T>(of: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < of.length; at += 20) await Promise.all(of.slice(at, at + 20).map(work));
}

test('every page and action is known', () => {
  expect(doors.length).toBeGreaterThan(50);
  expect(doors).toEqual(
    expect.arrayContaining(['/30042/console/import?/upload', '/language', '/30042/my/profile']),
  );
});

const visits: [Who, number][] = [
  ['visitor', 0],
  ['customer', 1],
  ['staff', 2],
];

test.each(visits)(
  'what is no form is refused at every door, with 4xx: of a %s',
  async (who, turn) => {
    const sent = doors.flatMap((path) => noForms.map(([type, body]) => ({ path, type, body })));
    const wrong: unknown[] = [];
    await all(tenthOf(inTurn(turn, sent)), async ({ path, type, body }) => {
      for (const accept of ['text/html', 'application/json']) {
        const headers = { accept, ...(accept !== 'text/html' && { 'x-sveltekit-action': 'true' }) };
        const { status } = await send('POST', path, { type, body, who, headers });
        if (!/^4\d\d$/.test(String(status)))
          wrong.push([path, type, String(body).slice(0, 40), accept, status]);
      }
    });
    expect(wrong).toEqual([]);
    isQuiet();
  },
  240_000,
);

test.each(visits)(
  'a form of what nobody would type is answered at every door, and never with 5xx: of a %s',
  async (who, turn) => {
    // Who leaves is not there for the rest.
    const stays = doors.filter((path) => !path.endsWith('/log-out'));
    const sent = stays.flatMap((path) => oddForms.map(([type, body]) => ({ path, type, body })));
    const wrong: unknown[] = [];
    await all(tenthOf(inTurn(turn, sent)), async ({ path, type, body }) => {
      const { status } = await send('POST', path, { type, body, who });
      if (status >= 500) wrong.push([path, type, String(body).slice(0, 40), status]);
    });
    expect(wrong).toEqual([]);
    isQuiet();
  },
  240_000,
);

test('other methods, with a body and without, are answered at every door, and never with 5xx', async () => {
  const methods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'];
  const sent = doors.flatMap((path) => methods.map((method) => ({ path, method })));
  const wrong: unknown[] = [];
  await all(tenthOf(sent), async ({ path, method }) => {
    for (const more of [{}, { type: 'application/json', body: '{' }, { type: multipart, body: 'x' }]) {
      const { status } = await send(method, path, { ...more, who: 'staff' });
      if (status >= 500) wrong.push([method, path, more, status]);
    }
  });
  expect(wrong).toEqual([]);
  isQuiet();
}, 240_000);

const ids = [
  'x',
  '%00',
  '%FF',
  '%ED%A0%80',
  '%F0%9F%98%80',
  '-1',
  '1e9',
  `${SOME_ID.slice(0, -1)}g`,
  SOME_ID.toUpperCase(),
  `%7B${SOME_ID}%7D`,
  'x'.repeat(3_000),
  "'",
  '..',
  'null',
];
const values = [
  '',
  'x',
  '%00',
  '%FF',
  '%ED%A0%80',
  '-1',
  '0',
  '1e400',
  '2026-02-30',
  '0000-01-01',
  'WyJ4IiwieCJd',
  'bnVsbA',
  '%F0%9F%98%80',
  '__proto__',
  'x'.repeat(2_000),
];

test('an address that names nothing is answered, by every page, and never with 5xx', async () => {
  const asked = addresses.flatMap((address, at) => {
    const odd = /\[\w+\]/.test(address) ? ids.map((id) => address.replace(/\[\w+\]/g, id)) : [];
    // Each name by itself with one of the values, and all names with each.
    const single = queries.map((name, which) => `${name}=${values[(at + which) % values.length]}`);
    const whole = values.map((value) => queries.map((name) => `${name}=${value.slice(0, 200)}`).join('&'));
    // And what a page asks for when it is opened from another one.
    const data = ['', 'zzz', '%00', '1'.repeat(500)].map(
      (said) => `/__data.json?x-sveltekit-invalidated=${said}`,
    );
    return [
      ...odd,
      ...data.map((end) => usual(address).replace(/\/$/, '') + end),
      ...[...single, ...whole].map((query) => `${usual(address)}?${query}`),
    ];
  });
  const wrong: unknown[] = [];
  await all(tenthOf(asked), async (path) => {
    const who = path.includes('/my') ? 'customer' : 'staff';
    const { status } = await send('GET', path, { who });
    if (status >= 500) wrong.push([path.slice(0, 120), status]);
  });
  expect(wrong).toEqual([]);
  isQuiet();
}, 240_000);

/** What the gateway answers itself. */
const places = [
  ...[
    '/graphql',
    '/30042/graphql',
    '/30042/console/graphql',
    '/99999/graphql',
    '/x/graphql',
    '/30042/console/upload',
    '/30042/upload',
    '/30042/picture/x',
  ],
  ...['/30042/download/x', `/30042/download/${'x'.repeat(3_000)}`, '/healthz', '/readyz'],
];
/** JSON that is no operation, or an odd one. */
const operations = [
  ...[
    '{}',
    '[]',
    '[[]]',
    'null',
    '1',
    '"{ store { name } }"',
    '{"query":null}',
    '{"query":{}}',
    '{"query":""}',
    '{"query":"{"}',
  ],
  ...['{"query":"{ store { name } }","variables":[]}', '{"query":"{ store { name } }","variables":"x"}'],
  ...[
    '{"query":"{ store { name } }","operationName":{}}',
    '{"query":"{ store { name } }","operationName":"__proto__"}',
  ],
  ...[
    '{"query":"{ store { name } }","extensions":1}',
    '{"query":"\\ud800"}',
    '{"query":"{ \\u0000 }"}',
    '\ufeff{}',
    '{"__proto__":{}}',
  ],
  ...[
    '{"query":"query ($a: __proto__) { store { name } }"}',
    '{"query":"{ __proto__ }"}',
    '{"query":"{ constructor }"}',
  ],
];

test('the graph and the gateway’s other places refuse what is no operation, and never with 5xx', async () => {
  const bodies = [
    ...noForms,
    ...oddForms,
    ...operations.map((body): [string, string] => ['application/json', body]),
    ...['application/json; charset=utf-16', 'application/json;x', 'application/json, text/plain'].map(
      (type): [string, string] => [type, '{"query":"{ store { name } }"}'],
    ),
  ];
  const sent = places.flatMap((path) => bodies.map(([type, body]) => ({ path, type, body })));
  const wrong: unknown[] = [];
  await all(sent, async ({ path, type, body }) => {
    for (const headers of [
      {},
      { 'content-encoding': 'gzip' },
      { accept: 'application/graphql-response+json' },
    ] as Record<string, string>[]) {
      const { status } = await send('POST', path, { type, body, who: 'staff', headers });
      if (status >= 500) wrong.push([path, type, String(body).slice(0, 60), status]);
    }
  });
  expect(wrong).toEqual([]);
  isQuiet();
});

test('half a body, and then nobody, is no error of ours at any door', async () => {
  const port = Number(new URL(product.url).port);
  const halves = [...doors, ...places].flatMap((path) =>
    [urlencoded, multipart, 'application/json'].map((type) => ({ path, type })),
  );
  await all(halves, async ({ path, type }) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\norigin: ${product.url}\r\ncookie: ${cookies.staff}\r\ncontent-type: ${type}\r\ncontent-length: 1000\r\n\r\n--x\r\n{"a`,
    );
    await new Promise((done) => setTimeout(done, 100));
    socket.destroy();
  });
  expect((await send('GET', '/30042', {})).status).toBe(200);
  isQuiet();
});
