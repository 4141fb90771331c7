import type { Page } from 'playwright-core';
import { must, staffOf } from '../product/graph';
import { button } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, visit } from './browser';
import { fillIn } from './fill-in';
import { openShop } from './shop';

const { product, browser } = openShop();
const settings = () => `${product.url}/30042/console/settings`;
const [phone, desk] = [readers[0]!, readers[2]!];

async function save(page: Page): Promise<void> {
  await button(page, 'Bewaren');
  await page.waitForURL(/saved=yes/);
}

test('who trades is kept by the rules of its country, or refused at its field; what was typed stays', async () => {
  const page = await atConsole(product, browser, phone);
  await page.goto(settings());
  await fillIn(page, { legalName: 'Ruilhoek Utrecht B.V.', vatNumber: 'NL123456789B14' });
  await button(page, 'Bewaren');
  expect(await page.locator('[name=legalName]').inputValue()).toBe('Ruilhoek Utrecht B.V.');
  await page.locator('.summary, [role=alert]').getByText('geen btw-nummer').first().waitFor();
  await fillIn(page, { vatNumber: 'nl 1234 56 789 b13' });
  await save(page);
  expect(await page.locator('[name=vatNumber]').inputValue()).toBe('NL123456789B13');
  await page.context().close();
});

test('customers choose from the languages that the store offers, at once; staff from all', async () => {
  const page = await atConsole(product, browser, desk);
  await page.goto(settings());
  const ticked = page.locator('[name=languages]');
  for (const language of ['nb', 'sv']) await page.locator(`[name=languages][value=${language}]`).uncheck();
  expect(await ticked.count()).toBe(4);
  await save(page);
  expect(await faultsOf(page, desk)).toEqual([]);
  const { context, page: visitor } = await visit(browser, desk);
  await visitor.goto(`${product.url}/30042`);
  const offered = visitor.locator('footer button[name=language]');
  expect(await offered.allInnerTexts()).toEqual(['English']);
  // Who chose Norwegian at another store reads this one in a language that it speaks.
  await context.addCookies([{ name: 'kommis-language', value: 'nb', url: product.url }]);
  await visitor.goto(`${product.url}/30042`);
  expect(await visitor.locator('html').getAttribute('lang')).toBe('nl');
  await Promise.all([context.close(), page.context().close()]);
});

test('two who change the store at once: the second one is told, and may save over it', async () => {
  const [one, other] = [await atConsole(product, browser, phone), await atConsole(product, browser, desk)];
  await Promise.all([one, other].map((page) => page.goto(settings())));
  await fillIn(one, { 'contact.street': 'Voorstraat 43' });
  await save(one);
  await fillIn(other, { 'contact.street': 'Voorstraat 45' });
  await button(other, 'Bewaren');
  await other.getByText('Voorstraat 43').first().waitFor();
  expect(await faultsOf(other, desk)).toEqual([]);
  await save(other);
  expect(await other.locator('[name="contact.street"]').inputValue()).toBe('Voorstraat 45');
  await Promise.all([one, other].map((page) => page.context().close()));
});

test('how long a password is at least is said where one is chosen, from the moment it is saved', async () => {
  const page = await atConsole(product, browser, phone);
  await page.goto(`${settings()}/passwords`);
  await fillIn(page, { minimumPasswordLength: '7' });
  await button(page, 'Bewaren');
  await page.getByText('Een heel getal van 8 tot 64').first().waitFor();
  await fillIn(page, { minimumPasswordLength: '15' });
  await save(page);
  expect(await page.locator('[name=minimumPasswordLength]').inputValue()).toBe('15');
  await page.context().close();
});

test('what the store has not is nowhere, and there again with all of it when it is switched on', async () => {
  const page = await atConsole(product, browser, desk);
  await page.goto(`${settings()}/modules`);
  expect(await faultsOf(page, desk)).toEqual([]);
  await page.locator('[value=CONSIGNMENT]').uncheck();
  await save(page);
  const links = page.locator('nav.side a');
  expect(await links.filter({ hasText: 'Uitbetalingen' }).count()).toBe(0);
  expect((await page.goto(`${settings()}/consignment`))?.status()).toBe(404);
  await page.goto(`${settings()}/modules`);
  await page.locator('[value=CONSIGNMENT]').check();
  await save(page);
  expect(await links.filter({ hasText: 'Uitbetalingen' }).count()).toBeGreaterThan(0);
  expect((await page.goto(`${settings()}/consignment`))?.status()).toBe(200);
  await page.context().close();
});

test('what is still to do is a list of links, each said to be done once it is', async () => {
  for (const reader of [phone, desk]) {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${settings()}/start`);
    const trader = page.locator('main li', { hasText: 'Wie er handelt' });
    expect(await trader.innerText()).toContain('Gedaan');
    expect(await faultsOf(page, reader)).toEqual([]);
    for (const link of await page.locator('main ol a').all()) {
      const href = await link.getAttribute('href');
      expect([href, (await page.request.get(new URL(href ?? '', product.url).href)).status()]).toEqual([
        href,
        200,
      ]);
    }
    await page.context().close();
  }
});

test('the console of a new store opens on what is still to do, until its staff put that away [S10]', async () => {
  const page = await atConsole(product, browser, phone);
  const again = 'mutation { updateStore(input: { isSetUp: false }) { __typename } }';
  await must(product, await staffOf(product, '30042'), again);
  await page.goto(`${product.url}/30042/console`);
  await page.waitForURL(/settings\/start/);
  await page.getByRole('button', { name: /opbergen/ }).click();
  await page.waitForURL(/console\/customers/);
  await page.goto(`${product.url}/30042/console`);
  await page.waitForURL(/console\/customers/);
  await page.context().close();
});
