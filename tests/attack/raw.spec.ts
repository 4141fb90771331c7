import { headOf, openRaw } from '../../gateway/testing/raw';
import { startProduct, type Product } from '../product/product';

/** Row 25: what no router of ours sees, because Node would answer it by itself, has our headers and our words, too. */
let product: Product;
let port: number;
beforeAll(async () => {
  product = await startProduct({ environment: { PUBLIC_URL: 'https://winkel.example' } });
  port = Number(new URL(product.url).port);
});
afterAll(() => product.stop());

const OURS = [
  ...[
    'strict-transport-security: max-age=',
    'x-content-type-options: nosniff',
    'referrer-policy: same-origin',
  ],
  ...['content-security-policy: ', 'permissions-policy: ', 'cross-origin-opener-policy: same-origin'],
  ...['cross-origin-resource-policy: same-origin', 'x-request-id: '],
];
const TELLING =
  /node:internal|node_modules|\bat \w+ \(|\.[jt]s:\d|HPE_|ERR_|llhttp|parse error|svelte|undici/i;

/** Each answer of a connection, its head and its body. */
function answersIn(text: string): { status: number; text: string }[] {
  return text
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter(Boolean)
    .map((each) => ({ status: Number(each.slice(9, 12)), text: each }));
}
function expectOurs(what: string, text: string): void {
  const head = (text.split('\r\n\r\n')[0] ?? '').toLowerCase();
  expect([what, OURS.filter((header) => !head.includes(header))]).toEqual([what, []]);
  expect([what, /\r\n(server|x-powered-by):/.exec(head)?.[0]]).toEqual([what, undefined]);
  expect([what, TELLING.exec(text)?.[0]]).toEqual([what, undefined]);
}

const chunked = headOf('POST', '/30042/graphql', {
  ...{ 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
});
const last = { connection: 'close' };
/** What is sent, and the statuses of the answers to it. */
const sent: [string, string, number[]][] = [
  ['no request at all', '\0\x01\x02\r\n\r\n', [400]],
  ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n\r\n', [400]],
  ['a method that is none', 'GRAPH / HTTP/1.1\r\nhost: x\r\n\r\n', [400]],
  ['a version that is none', 'GET / HTTP/9.9\r\nhost: x\r\n\r\n', [400]],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['a header without a colon', 'GET / HTTP/1.1\r\nhost x\r\n\r\n', [400]],
  ['a header that is folded', 'GET / HTTP/1.1\r\nhost: x\r\n y\r\na\0b: c\r\n\r\n', [400]],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', [400]],
  ['two lengths', headOf('POST', '/30042', { 'content-length': '1', 'Content-Length': '2' }), [400]],
  ['a length that is none', headOf('POST', '/30042', { 'content-length': '-1' }), [400]],
  [
    'a length and chunks',
    headOf('POST', '/30042', { 'content-length': '1', 'transfer-encoding': 'chunked' }),
    [400],
  ],
  ['a chunk that is none', `${chunked}zz\r\n{\r\n`, [400]],
  ['a head that is too large', headOf('GET', '/healthz', { 'x-long': 'a'.repeat(20_000) }), [431]],
  ['a path that is too long', headOf('GET', `/${'a'.repeat(20_000)}`), [431]],
  [
    'two thousand headers',
    headOf(
      'GET',
      '/healthz',
      Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`x-${at}`, 'aaaaaaaa'])),
    ),
    [431],
  ],
  ['a chunk with too much said of it', `${chunked}1;${'a'.repeat(20_000)}\r\n{\r\n`, [413]],
  [
    'an operation that is announced too large',
    headOf('POST', '/30042/graphql', { 'content-type': 'application/json', 'content-length': '2000000' }),
    [413],
  ],
  ['another address in full', headOf('GET', 'http://evil.example/healthz', last), [400]],
  ['the server as a whole', headOf('OPTIONS', '*', last), [400]],
  ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example:443\r\n\r\n', [405]],
  ['an upgrade', headOf('GET', '/healthz', { connection: 'Upgrade, close', upgrade: 'websocket' }), [200]],
  [
    'an upgrade to HTTP/2',
    headOf('GET', '/healthz', {
      connection: 'Upgrade, HTTP2-Settings, close',
      upgrade: 'h2c',
      'http2-settings': 'AAMAAABkAAQAAP__',
    }),
    [200],
  ],
  ['an expectation', headOf('GET', '/healthz', { expect: 'wonders', ...last }), [417]],
  [
    'several at once',
    `${headOf('GET', '/healthz').repeat(3)}${headOf('GET', '/30042/download/none', last)}`,
    [200, 200, 200, 404],
  ],
];

test.each(sent)('%s is answered with our headers, in our words', async (what, bytes, statuses) => {
  const answers = answersIn(await openRaw(port, bytes).ended);
  expect([what, answers.map(({ status }) => status)]).toEqual([what, statuses]);
  for (const { text } of answers) expectOurs(what, text);
});

test('what is waited for gets its 100 first, then its answer with our headers', async () => {
  const body = '{"query":"{ __typename }"}';
  const head = { 'content-type': 'application/json', 'content-length': String(body.length), ...last };
  const raw = openRaw(port, headOf('POST', '/30042/graphql', { ...head, expect: '100-continue' }));
  while (!raw.text().includes('100 Continue')) await new Promise((done) => setTimeout(done, 20));
  raw.socket.write(body);
  const [first, second] = answersIn(await raw.ended);
  expect([first?.status, second?.status]).toEqual([100, 200]);
  expectOurs('after 100', second?.text ?? '');
});

test('a head or a body that does not come ends with 408, and our headers', async () => {
  const begun = { 'content-type': 'application/json', 'content-length': '500' };
  const [head, body] = await Promise.all([
    openRaw(port, 'GET /healthz HTTP/1.1\r\nhost: x\r\n').ended,
    openRaw(port, `${headOf('POST', '/30042/graphql', begun)}{`).ended,
  ]);
  for (const text of [head, body]) {
    expect(answersIn(text).map(({ status }) => status)).toEqual([408]);
    expectOurs('408', text);
  }
});

test('and nothing of it is an error of ours', () => {
  expect(product.output()).not.toMatch(/"level":\s*("error"|"fatal"|[56]0)/);
});
