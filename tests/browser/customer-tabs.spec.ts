import type { Browser, Locator } from 'playwright-core';
import { startProduct, type Product } from '../product/product';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, openBrowser, readers } from './browser';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const TABS = [
  'consignment',
  'intake',
  'items',
  'sales',
  'balance',
  'credit',
  'users',
  'mail',
  'note',
  'history',
];

describe.each(readers)('$name', (reader) => {
  test('every tab of a customer is a page of its own, below the customer’s head', async () => {
    const page = await atConsole(product, browser, reader);
    const address = `${product.url}/30042/console/customers/${await openMarijke(product, page)}`;
    const tabs = page.getByRole('navigation').filter({ has: page.locator(`a[href*="/history"]`) });
    const links = await tabs.locator('a').all();
    // The way back to the list goes along from tab to tab.
    const pathOf = async (link: Locator): Promise<string> =>
      product.url + ((await link.getAttribute('href')) ?? '').replace(/\?.*/, '');
    const addresses = await Promise.all(links.map(pathOf));
    expect(addresses).toEqual([address, ...TABS.map((tab) => `${address}/${tab}`)]);
    for (const each of addresses) {
      await page.goto(each);
      const said = await page.locator('main').innerText();
      expect([each, said]).toEqual([each, expect.stringContaining('Marijke van den Berg')]);
      const current = tabs.locator('a[aria-current=page]');
      expect(await pathOf(current)).toBe(each);
      expect([each, await faultsOf(page, reader)]).toEqual([each, []]);
    }
    await page.context().close();
  });

  test('an address of before, with ?tab=, leads to the tab and keeps what else it says', async () => {
    const page = await atConsole(product, browser, reader);
    const address = `${product.url}/30042/console/customers/${await openMarijke(product, page)}`;
    for (const [before, now] of [
      ['?tab=details', ''],
      ['?tab=note&saved=yes', '/note?saved=yes'],
      ['?tab=items&state=due', '/items?state=due'],
      ['?tab=sales&from=2026-01-01&until=2026-06-30', '/sales?from=2026-01-01&until=2026-06-30'],
      ['?tab=nothing', ''],
    ]) {
      const answer = await page.goto(address + before);
      expect([before, answer?.status(), page.url()]).toEqual([before, 200, address + now]);
    }
    await page.context().close();
  });

  test('a log-in is switched from any tab, and the reader stays on it', async () => {
    const page = await atConsole(product, browser, reader);
    const address = `${product.url}/30042/console/customers/${await openMarijke(product, page)}`;
    const toggle = page.locator('header').getByRole('switch');
    await page.goto(`${address}/items?state=sold`);
    for (const on of ['false', 'true']) {
      await toggle.click();
      await page.locator(`header [role=switch][aria-checked=${on}]`).waitFor();
      expect(page.url()).toBe(`${address}/items?state=sold`);
      expect(await page.locator('main .chips [aria-current]').innerText()).toContain('Verkocht');
    }
    await page.context().close();
  });
});

test.each(readers.filter(({ width }) => width < 720))(
  'a customer’s head leaves three quarters of the screen to its tab, $name',
  async (reader) => {
    const page = await atConsole(product, browser, reader);
    const address = `${product.url}/30042/console/customers/${await openMarijke(product, page)}`;
    await page.goto(`${address}/items`);
    const head = await page.locator('main header').first().boundingBox();
    expect(head?.height).toBeGreaterThan(0);
    expect(head?.height).toBeLessThan(844 / 4);
    await page.context().close();
  },
);
