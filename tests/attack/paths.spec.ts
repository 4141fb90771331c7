import { sendRaw } from '../../gateway/testing/port';
import { spellings } from '../../gateway/testing/spellings';
import { ask, linkTo, must } from '../product/graph';
import { startProduct, type Product } from '../product/product';

/** Row 24: two readers of one path. At the built product, in bytes as they stand on the wire. */
let product: Product;
let link: string;
const port = (): number => Number(new URL(product.url).port);
const local = (): string => `host: localhost:${port()}`;
const pages = (): string[] => ['/mailbox', '/mailbox/', '/mailbox/__data.json', '/mailbox?/./x'];
/** Names that no reader of ours takes for the mailbox, as long as that stays so. */
const alike = ['/Mailbox', '/MAILBOX', '/mailbox.', '/mailbox..', '/mailbox~', '/mailbox%20', '/x/mailbox'];

beforeAll(async () => {
  product = await startProduct();
  const { email } = product.logIn('marijke');
  const door = { storeId: '30042', door: 'portal' } as const;
  const operation =
    'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }';
  await must(product, door, operation, { input: { email } });
  link = await linkTo(product, '30042', email);
});
afterAll(() => product.stop());

const leaks = (answer: string): boolean =>
  answer.includes('set-password') || answer.includes(product.logIn('marijke').email) || answer.includes(link);
const statusOf = (answer: string): string => answer.slice(9, 12);

test('kept mail is shown at this screen', async () => {
  const answer = await sendRaw(port(), '/mailbox', [local()]);
  expect([statusOf(answer), leaks(answer)]).toEqual(['200', true]);
});

const strangers: [string, () => string[]][] = [
  ['with a foreign Host', () => ['host: evil.example']],
  ['with X-Forwarded-For', () => [local(), 'x-forwarded-for: 127.0.0.1']],
  ['with a foreign X-Forwarded-For', () => [local(), 'x-forwarded-for: 192.0.2.7']],
  ['with Forwarded', () => [local(), 'forwarded: for=127.0.0.1']],
  ['with our own header', () => ['host: evil.example', 'x-kommis-here: yes', 'x-kommis-web: yes']],
];

/** SvelteKit's second suffix for data: an answer of 200 that says 404 inside. */
const dataOfAlike = '/mailbox.html__data.json';

test.each(strangers)('kept mail is not there in any spelling, asked %s', async (_, headers) => {
  const other = [...pages(), ...pages().flatMap(spellings), ...alike, `http://localhost:${port()}/mailbox`];
  expect(other.length).toBeGreaterThan(160);
  for (const target of other) {
    const answer = await sendRaw(port(), target, headers());
    expect([target, leaks(answer), /^40[04]/.test(statusOf(answer))]).toEqual([target, false, true]);
  }
  expect(leaks(await sendRaw(port(), dataOfAlike, headers()))).toBe(false);
});

test('another spelling opens no door that is closed: what needs a session, the graph, uploads, files', async () => {
  const closed = [
    '/30042/console/customers',
    '/30042/my',
    '/30042/console/graphql',
    '/30042/console/upload',
    '/30042/upload',
    '/30042/download/x',
    '/30042/picture/x',
  ];
  for (const target of closed.flatMap(spellings)) {
    const answer = await sendRaw(port(), target, [local()]);
    expect([target, statusOf(answer)]).toEqual([target, expect.stringMatching(/^40[04]$/)]);
  }
});

test('where the address is other people’s, kept mail is shown to nobody, and no page leads there', async () => {
  const open = await startProduct({ environment: { PUBLIC_URL: 'https://winkel.example' } });
  const headers = { host: 'localhost' };
  expect((await ask(`${open.url}/mailbox`, { headers })).status).toBe(404);
  expect((await ask(open.url, { headers })).text).not.toContain('/mailbox');
  expect((await ask(product.url, { headers })).text).toContain('/mailbox');
  await open.stop();
});
