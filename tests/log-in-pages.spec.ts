import { Shop } from './forms/honest';
import { must, staffOf } from './product/graph';
import { startProduct, type Product } from './product/product';

let product: Product;
let shop: Shop;
beforeAll(async () => {
  product = await startProduct();
  shop = await Shop.open(product);
});
afterAll(() => product.stop());

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const pathOf = (href: string): string => new URL(href).pathname + new URL(href).search;
const doors = [
  { log: '/30042', forgot: '/30042/forgot', set: '/30042/set-password' },
  { log: '/30042/console/login', forgot: '/30042/console/forgot', set: '/30042/console/set-password' },
];
const logOut = async () => {
  for (const door of ['/30042', '/30042/console']) await shop.post(`${door}/log-out`, '');
};
const DEAD = 'Deze link werkt niet meer';
const password = 'een lang wachtwoord van mij';
const someone = { portal: () => shop.invited().email, console: () => product.logIn('mila@').email };

/** A fresh link to a password, as it stands in the mail. */
async function linkFor(email: string, ask: string): Promise<string> {
  await shop.post(ask, form({ email }));
  return pathOf(await shop.activationLink(email));
}

test.each(['/30042/set-password', '/30042/console/set-password', '/30042/confirm-email'])(
  'a link that never was, or brings nothing, says so before anything is typed: %s',
  async (page) => {
    for (const token of [`?token=${'x'.repeat(43)}`, '?token=', '?token=%00', '']) {
      const { status, text } = await shop.get(page + token);
      expect([token, status, text.includes(DEAD)]).toEqual([token, 200, true]);
      expect(text).not.toMatch(/<input[^>]*type="password"/);
      expect(text).not.toContain('name="token"');
    }
  },
);

test.each([
  ['the portal', '/30042/first-time', someone.portal],
  ['the console', '/30042/console/forgot', someone.console],
] as const)(
  'a link to %s says whose it is, also to who thought of a weak password; looked at it works, used it says that it is',
  async (_door, ask, who) => {
    const email = who();
    const link = await linkFor(email, ask);
    const page = link.split('?')[0] ?? '';
    const token = new URLSearchParams(link.split('?')[1]).get('token') ?? '';
    for (let look = 0; look < 3; look += 1) {
      const { text } = await shop.get(link);
      expect(text).toMatch(/Dit wordt het wachtwoord van [^<]+/);
      expect(text).toContain(email);
      expect(text).toContain('De Ruilhoek');
    }
    const weak = await shop.post(page, form({ token, password: 'kort' }));
    expect([weak.status, weak.text.includes(email), weak.text.includes('12')]).toEqual([400, true, true]);
    expect((await shop.post(page, form({ token, password }))).status).toBe(303);
    expect((await shop.get(link)).text).toContain(DEAD);
    const again = await shop.post(page, form({ token, password }));
    expect([again.status, again.text.includes(DEAD)]).toEqual([400, true]);
    await shop.logInStaff();
  },
);

test('a link of the one door says at the other that it does nothing there', async () => {
  const link = await linkFor(product.logIn('daan@').email, '/30042/console/forgot');
  for (const page of ['/30042/set-password', '/30042/confirm-email'])
    expect((await shop.get(page + link.slice(link.indexOf('?')))).text).toContain(DEAD);
  expect((await shop.get(link)).text).not.toContain(DEAD);
});

test('the link that confirms an address names it, and says it when it has been used', async () => {
  const email = await shop.addressWaits();
  const token = await shop.confirmation(email);
  const link = `/30042/confirm-email?token=${token}`;
  for (let look = 0; look < 2; look += 1) expect((await shop.get(link)).text).toContain(email);
  expect((await shop.post('/30042/confirm-email', form({ token }))).status).toBe(303);
  const { text } = await shop.get(link);
  expect(text).toContain(DEAD);
  expect(text).not.toContain(email);
});

test.each(doors)(
  'the address typed at $log goes along to $forgot, and stands in no address',
  async ({ log, forgot }) => {
    await logOut();
    const { text } = await shop.get(log);
    expect(text).toMatch(new RegExp(`<button[^>]*formaction="${forgot}"`));
    const sent = await shop.post(
      forgot,
      form({ email: ' Iemand@example.test ', password: 'x', 'from-log-in': '' }),
    );
    expect([sent.status, sent.headers['location']]).toEqual([303, forgot]);
    const page = await shop.get(forgot);
    expect(page.text).toMatch(/<input[^>]*name="email"[^>]*value="Iemand@example.test"/);
    // Used once, it is forgotten.
    await shop.post(forgot, form({ email: 'iemand@example.test' }));
    expect((await shop.get(forgot)).text).not.toMatch(/name="email"[^>]*value="Iemand/);
  },
);

test('the first time goes on with it, too, and without one begins empty', async () => {
  const asked = await shop.post('/30042/first-time', form({ email: '', 'from-log-in': '' }));
  expect([asked.status, asked.headers['location']]).toEqual([303, '/30042/first-time']);
  expect((await shop.get('/30042/first-time')).text).toMatch(/<input[^>]*name="email"[^>]*value=""/);
});

test.each(doors)(
  'what a password shows itself by is hidden where nothing could do it: $log',
  async ({ log }) => {
    await logOut();
    const { text } = await shop.get(log);
    const toggle = /<label[^>]*>(?=<input[^>]*data-reveal="password")/.exec(text)?.[0] ?? '';
    expect(toggle).toContain('hidden');
  },
);

test('the mail that staff ask for goes to the address their page showed, or nowhere', async () => {
  await shop.logInStaff();
  const { id, email } = shop.invited();
  const page = `/30042/console/customers/${id}/users`;
  const stale = await shop.get(page);
  expect(stale.text).toMatch(new RegExp(`name="email"[^>]*value="${email}"`));
  const update = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }';
  const now = `elders.${email}`;
  await must(product, await staffOf(product, '30042'), update, { input: { id, email: now } });
  const shows = async (): Promise<boolean> => (await shop.get(page)).text.includes(`value="${now}"`);
  for (let look = 0; look < 100 && !(await shows()); look += 1)
    await new Promise((done) => setTimeout(done, 100));
  const refused = await shop.post(`${page}?/activate`, form({ customerId: id, email }));
  expect([
    refused.status,
    refused.text.includes('Er is niets verstuurd'),
    refused.text.includes(now),
  ]).toEqual([...[400, true, true]]);
  const sent = await shop.post(`${page}?/activate`, form({ customerId: id, email: now }));
  expect([sent.status, sent.headers['location']]).toEqual([303, `${page}?mailed=activation`]);
  expect((await shop.get(`${page}?mailed=activation`)).text).toContain(`onderweg naar ${now}`);
  expect(await shop.activationLink(now)).toContain('/30042/set-password');
});
