import { allActions } from './forms/actions';
import { CALENDAR } from './forms/calendar';
import { CUSTOMERS } from './forms/customers';
import { DAC7 } from './forms/dac7';
import { GROUPS } from './forms/groups';
import { CONSOLE, MULTIPART, Shop } from './forms/honest';
import { INTAKES } from './forms/intakes';
import { LOOK } from './forms/look';
import { LOG_INS } from './forms/log-ins';
import { PAYOUTS } from './forms/payouts';
import { PORTAL } from './forms/portal';
import { SALES } from './forms/sales';
import { SETTINGS } from './forms/settings';
import { TOOLS } from './forms/tools';
import { RECOVERY_CODE, takeAway, TWO_FACTOR } from './forms/two-factor';
import { ask, type PortAnswer } from './product/graph';
import { startProduct, type Product } from './product/product';

let product: Product;
let shop: Shop;
beforeAll(async () => {
  product = await startProduct();
  shop = await Shop.open(product);
});
afterAll(() => product.stop());

/** Every action, sent by somebody who means it: it is done. In this order: the last ones log people out. */
const honest = {
  ...TWO_FACTOR,
  ...PORTAL,
  ...CUSTOMERS,
  ...INTAKES,
  ...CALENDAR,
  ...DAC7,
  ...SALES,
  ...PAYOUTS,
  ...GROUPS,
  ...SETTINGS,
  ...TOOLS,
  ...LOOK,
  ...LOG_INS,
};

test('every action of the pages is sent below', () => {
  expect(Object.keys(honest).sort()).toEqual(allActions());
});

/** What is shown once and kept nowhere, by the answer that made it. */
const SECRETS = ['[store]/console/calendar/feed renew'];
const CODES = ['my', 'console'].flatMap((area) =>
  ['confirm', 'renew'].map((action) => `[store]/${area}/two-factor ${action}`),
);
const deeds = Object.entries(honest).filter(([action]) => ![...SECRETS, ...CODES].includes(action));

test.each(SECRETS)(
  'what is shown once stands in the answer; sent again by a reload nothing is made: %s',
  async (action) => {
    const [path, fields] = (await honest[action]?.(shop)) ?? ['', ''];
    const body = new URLSearchParams(fields).toString();
    const [first, again] = [await shop.post(path, body), await shop.post(path, body)];
    const shown = /\/30042\/calendar\/[\w-]{43}\.ics/;
    expect([first.status, again.status]).toEqual([200, 400]);
    expect(first.text).toMatch(shown);
    expect(first.headers['cache-control']).toBe('no-store');
    expect(again.text).not.toMatch(shown);
    const address = shown.exec(first.text)?.[0] ?? '';
    expect((await shop.get(address)).status).toBe(200);
    expect((await shop.get(path.replace('?/renew', ''))).text).not.toMatch(shown);
  },
);

test.each(CODES)('recovery codes stand in the answer that made them, and in no other: %s', async (action) => {
  const [path, fields] = (await honest[action]?.(shop)) ?? ['', ''];
  const body = new URLSearchParams(fields).toString();
  const [first, again] = [await shop.post(path, body), await shop.post(path, body)];
  expect([first.status, again.status]).toEqual([200, 400]);
  expect(first.text).toMatch(RECOVERY_CODE);
  expect(first.headers['cache-control']).toBe('no-store');
  expect(again.text).not.toMatch(RECOVERY_CODE);
  expect((await shop.get(path.replace(/\?.*$/, ''))).text).not.toMatch(RECOVERY_CODE);
  await takeAway(shop, path);
});

test('a step at the counter leads to the address of the sale as it is by then, which says the same as often as it is asked', async () => {
  const [path, fields] = (await honest['[store]/console/sales/new add']?.(shop)) ?? ['', ''];
  const { status, headers } = await shop.post(path, new URLSearchParams(fields).toString());
  expect(status).toBe(303);
  const said = [];
  for (let look = 0; look < 2; look += 1) {
    const { text } = await shop.arrive(new URL(String(headers['location']), product.url));
    said.push(
      [...text.matchAll(/name="(lines\.\d+\.\w+)"[^>]* value="([^"]*)"/g)].map(([, ...each]) => each),
    );
  }
  expect(said[0]).toHaveLength(3);
  expect(said[1]).toEqual(said[0]);
});

test.each(deeds)(
  'what was done is answered with a page to go to, so that a reload does nothing again: %s',
  async (_action, form) => {
    const [path, fields] = await form(shop);
    const { status, headers } =
      typeof fields === 'string'
        ? await shop.post(path, fields, MULTIPART)
        : await shop.post(path, new URLSearchParams(fields).toString());
    expect([path, status]).toEqual([path, 303]);
    const next = new URL(headers['location'] as string, product.url);
    expect([next.href, next.search.includes('?/') || next.search.includes('&/')]).toEqual([next.href, false]);
    // No address of a person stands in the address bar.
    expect(next.href).not.toMatch(/@|%40/);
    const { status: shown } = await shop.arrive(next);
    expect([next.href, shown]).toEqual([next.href, 200]);
  },
);

test('who asked for a link is told where it went, after a reload too, and the same whether we know them or not', async () => {
  const known = product.logIn('marijke').email;
  const said = [];
  for (const email of [known, 'niemand@example.test']) {
    const { status, headers } = await shop.post(
      '/30042/first-time',
      new URLSearchParams({ email }).toString(),
    );
    expect([status, headers['location']]).toEqual([303, '/30042/first-time?done=yes']);
    for (let look = 0; look < 2; look += 1) {
      const { text } = await shop.get('/30042/first-time?done=yes');
      expect(text).toContain(email);
      said.push(text.replaceAll(email, '').replace(/nonce="[^"]*"/g, ''));
    }
  }
  expect(new Set(said).size).toBe(1);
  // Without cookies nobody knows which address it was.
  const { text } = await ask(`${product.url}/30042/first-time?done=yes`);
  expect(text).toContain('Kijk in uw mail');
  expect(text).not.toContain('@example.test');
});

test.each(['XX', 'nl', 'Nederland'])(
  'what the graph cannot read, a country %j, is refused at its field, and nothing typed is lost',
  async (country) => {
    await shop.logInStaff();
    const typed = {
      kind: 'PRIVATE',
      lastName: 'Blijft',
      'billingAddress.country': country,
      shippingSame: 'on',
    };
    const { status, text } = await shop.post(
      `${CONSOLE}/customers/new`,
      new URLSearchParams(typed).toString(),
    );
    expect([status, text.includes('value="Blijft"')]).toEqual([400, true]);
    const select = /<select[^>]*name="billingAddress.country"[^>]*>/.exec(text)?.[0];
    expect(select).toContain('aria-invalid="true"');
    expect(text).toContain('href="#billingAddress.country"');
  },
);

test('a change made in the plain graph editor shows its answer to who made it, as often as they look', async () => {
  await shop.logInStaff();
  const run = (query: string) =>
    shop.post(`${CONSOLE}/graphiql?operation=Store&/run`, new URLSearchParams({ query }).toString());
  const { headers } = await run('mutation { chooseLanguage(input: { language: "nl" }) { __typename } }');
  const address = new URL(headers['location'] as string, product.url);
  expect(address.searchParams.get('operation')).toBe('Store');
  for (let look = 0; look < 2; look += 1)
    expect((await shop.arrive(address)).text).toMatch(/LanguageChosen[^]*<\/pre>/);
  const another = await atConsoleOf('daan@');
  expect((await another(address)).text).not.toContain('LanguageChosen');
  // What only reads is answered at once.
  const read = await run('{ store { name } }');
  expect([read.status, read.text.includes('De Ruilhoek')]).toEqual([200, true]);
});

/** Somebody else of the staff, to look at an address. */
async function atConsoleOf(who: string): Promise<(address: URL) => Promise<PortAnswer>> {
  const body = new URLSearchParams(product.logIn(who)).toString();
  const headers = { origin: product.url, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await ask(`${product.url}${CONSOLE}/login`, { method: 'POST', body, headers });
  const cookie = [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((each) => each.split(';')[0])
    .join('; ');
  return (address) => ask(address.href, { headers: { cookie } });
}
