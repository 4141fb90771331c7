import type { Browser } from 'playwright-core';
import { startProduct, type Product } from '../product/product';
import { button } from './activation';
import { atConsole } from './at-console';
import { faultsOf, openBrowser, readers } from './browser';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 30_000);

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);

  test('a company saved as private and back has its name and number again [R-CU12]', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers/new`);
    await page.locator('#kind-company').check();
    await page.locator('input[name=companyName]').fill(`Kringloop ${at}`);
    await page.locator('input[name=organisationNumber]').fill('12345678');
    await page.locator('input[name=lastName]').fill(`Bakker ${at}`);
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    const address = page.url().replace(/\?.*/, '');
    await page.goto(`${address}/edit`);
    await page.locator('#kind').check();
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    expect(await page.locator('h1').innerText()).toBe(`Bakker ${at}`);
    expect(await page.locator('main dl').first().innerText()).not.toContain('12345678');
    await page.goto(`${address}/edit`);
    await page.locator('#kind-company').check();
    expect(await page.locator('input[name=companyName]').inputValue()).toBe(`Kringloop ${at}`);
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    expect(await page.locator('h1').innerText()).toBe(`Kringloop ${at}`);
    expect(await page.locator('main').innerText()).toContain('12345678');
  });

  test('of two who write the note the second sees both texts and loses none', async () => {
    const [one, two] = [
      await atConsole(product, browser, reader),
      await atConsole(product, browser, reader, 'daan@'),
    ];
    await one.goto(`${product.url}/30042/console/customers/new`);
    await one.locator('input[name=lastName]').fill(`Twee ${at}`);
    await button(one, 'Bewaren');
    await one.waitForURL(/saved=yes/);
    const note = `${one.url().replace(/\?.*/, '')}?tab=note`;
    await one.goto(note);
    await two.goto(note);
    await one.locator('textarea[name=note]').fill('Belt na vijven');
    await button(one, 'Bewaren');
    await one.waitForURL(/saved=yes/);
    await two.locator('textarea[name=note]').fill('Heeft een sleutel');
    await button(two, 'Bewaren');
    await two.getByText('Nu bewaard:').waitFor();
    expect(await two.locator('main').innerText()).toContain('Belt na vijven');
    expect(await two.locator('textarea[name=note]').inputValue()).toBe('Heeft een sleutel');
    expect(await faultsOf(two, reader)).toEqual([]);
    await two.locator('textarea[name=note]').fill('Belt na vijven, heeft een sleutel');
    await button(two, 'Bewaren');
    await two.waitForURL(/saved=yes/);
    expect(await two.locator('main').innerText()).toContain('Belt na vijven, heeft een sleutel');
  });
});
