import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { must, staffOf } from '../product/graph';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, readers, tablesCut, visit, type Reader } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

beforeAll(async () => {
  // Whatever day of the year it is, enough is sold for Marijke.
  await must(
    product,
    await staffOf(product, '30042'),
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input: { dac7On: true, dac7ThresholdMinor: 0 } },
  );
});

async function atMyPage(reader: Reader): Promise<Page> {
  const { page } = await visit(browser, reader);
  const { email, password } = product.logIn('marijke');
  await page.goto(`${product.url}/30042`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button:not([data-reveal])').first().click();
  await page.waitForURL(/\/my/);
  return page;
}
/** The lines of a file that a link leads to. */
async function linesOf(page: Page, link: string): Promise<string[][]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  return text
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'));
}

test('on a phone without JavaScript a consignor is asked, mistypes, says it, sees its end, and has their figures as a file [L9]', async () => {
  const page = await atMyPage(readers[0]!);
  await page.getByRole('link', { name: 'Gegevens invullen' }).click();
  await page.locator('input[name=birthDate]').fill('1957-08-13');
  await page.locator('input[name=taxNumber]').fill('123456789');
  await page.getByRole('button', { name: 'Bewaren' }).click();
  expect(await page.locator('main').innerText()).toContain('Dit is geen BSN');
  expect(await page.locator('input[name=birthDate]').inputValue()).toBe('1957-08-13');
  await page.locator('input[name=taxNumber]').fill('1234 56 782');
  await page.getByRole('button', { name: 'Bewaren' }).click();
  const text = await page.locator('main').innerText();
  expect(text).toContain('geboren in 1957, nummer eindigt op 782');
  expect(await page.content()).not.toContain('123456782');
  const lines = await linesOf(page, 'Deze cijfers (csv)');
  expect(lines).toHaveLength(5);
  expect(lines.flat().join(' ')).not.toContain('123456782');
  await page.goto(`${product.url}/30042/my`);
  expect(await page.getByRole('link', { name: 'Gegevens invullen' }).count()).toBe(0);
  await page.context().close();
});

test.each(readers.slice(1, 3))(
  '$name the owner sees of whom is told and what is missing, has the file with their numbers, and changes one [L9]',
  async (reader) => {
    const page = await atConsole(product, browser, reader);
    const id = await openMarijke(product, page);
    await page.goto(`${product.url}/30042/console/dac7`);
    expect(await faultsOf(page, reader)).toEqual([]);
    expect(await page.locator('main').innerText()).toMatch(/ontbreekt|geboortedatum en BSN|compleet/);
    await page.goto(`${product.url}/30042/console/dac7/${id}`);
    expect(await faultsOf(page, reader)).toEqual([]);
    // No sum lies outside of a phone's screen.
    expect(await tablesCut(page)).toEqual([]);
    await page.locator('input[name=birthDate]').fill('1957-08-13');
    await page.locator('input[name=taxNumber]').fill('111222333');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.waitForURL(/saved=yes/);
    expect(await page.locator('input[name=taxNumber]').inputValue()).toBe('111222333');
    await page.goto(`${product.url}/30042/console/dac7`);
    const lines = await linesOf(page, 'Bestand voor de adviseur (csv)');
    const hers = lines.filter(([, , number]) => number === '2481');
    expect(hers).toHaveLength(4);
    expect(hers[0]?.slice(5, 7)).toEqual(['1957-08-13', '111222333']);
    await page.context().close();
  },
);

test('staff without the right see no area, no page and no file', async () => {
  const page = await atConsole(product, browser, readers[2]!, 'mila@');
  expect(await page.getByRole('link', { name: 'DAC7' }).count()).toBe(0);
  const answer = await page.goto(`${product.url}/30042/console/dac7`);
  expect(answer?.status()).toBe(403);
  const file = await page.goto(`${product.url}/30042/console/dac7/file`);
  expect(file?.headers()['content-type']).toContain('text/html');
  await page.context().close();
});
