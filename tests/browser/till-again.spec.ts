import type { Page } from 'playwright-core';
import { staffOf } from '../product/graph';
import { atConsole } from './at-console';
import { lines, numbersOnSale, scanAnywhere, sell } from './at-till';
import { faultsOf, readers, textOf } from './browser';
import { openShop } from './shop';

/** A sale in the making outlives the way back, a page loaded anew, and an answer that does not come [K13]. */
const { product, browser } = openShop();
let numbers: string[];
beforeAll(async () => {
  numbers = await numbersOnSale(product, await staffOf(product, '30042'));
});
const [phone, desk] = [readers[0]!, readers[2]!];
const take = (): string => numbers.shift() ?? '';

async function till(reader = desk): Promise<Page> {
  const page = await atConsole(product, browser, reader);
  await page.goto(`${product.url}/30042/console/sales/new`);
  return page;
}
async function type(page: Page, number: string): Promise<void> {
  await page.locator('[name=number]').fill(number);
  await page.keyboard.press('Enter');
  await page.locator('[data-line]', { hasText: number }).waitFor();
}
const pin = (page: Page) => page.getByRole('radio', { name: 'Pin', exact: true });
/** What is sent to sell does not reach the store before it is let go. */
async function held(page: Page): Promise<() => void> {
  let go = (): void => undefined;
  const gone = new Promise<void>((resolve) => (go = resolve));
  await page.route(
    (url) => url.search === '?/sell',
    async (route) => {
      await gone;
      await route.continue();
    },
  );
  return go;
}

test('without a script Back from a sale sends nothing again: it says what was sold meanwhile, and in which sale', async () => {
  const [one, two] = [take(), take()];
  const page = await till(phone);
  await type(page, one);
  await type(page, two);
  await page.reload();
  expect(await lines(page).count()).toBe(2);
  await pin(page).check();
  await sell(page).click();
  await page.waitForURL(/sold=yes/);
  await page.goBack();
  await page.locator('#number-wrong').getByText(`${one} is al verkocht`).waitFor();
  expect(await lines(page).count()).toBe(0);
  await page.context().close();
});

test('a sale in the making is loaded anew with its lines, what comes off and its buyer', async () => {
  const [one, two] = [take(), take()];
  const page = await till();
  await type(page, one);
  await page.locator('[name="lines.0.discount"]').fill('10%');
  await page.locator('[name="lines.0.borneBy"]').selectOption('SHARED');
  await page.locator('[name=buyer]').fill('2487');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Andere koper' }).waitFor();
  await type(page, two);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await lines(page).nth(1).waitFor();
  expect(await page.locator('[name="lines.0.discount"]').inputValue()).toBe('10%');
  expect(await page.locator('[name="lines.0.borneBy"]').inputValue()).toBe('SHARED');
  expect(await textOf(page)).toContain('2487');
  expect(page.url()).not.toContain('van');
  await page.context().close();
});

test('what is scanned while a sale is answered is told, and begins the next one', async () => {
  const [one, two, three] = [take(), take(), take()];
  const page = await till();
  await type(page, one);
  const go = await held(page);
  await pin(page).check();
  await sell(page).click();
  for (const number of [two, `${product.url}/30042/i/${three}`]) await scanAnywhere(page, number);
  go();
  await page.waitForURL(/sold=yes/);
  await page.getByText(`Gescand en nog niet verkocht: ${two}, ${three}.`).waitFor();
  expect(await faultsOf(page, desk)).toEqual([]);
  await page.getByRole('link', { name: 'Volgende verkoop' }).click();
  await lines(page).nth(1).waitFor();
  for (const number of [two, three]) expect(await textOf(page)).toContain(number);
  await page.context().close();
});

test('where no answer comes all that was typed stays, and sent again it is sold once', async () => {
  const [one] = [take()];
  const page = await till();
  await type(page, one);
  await page.locator('[name="lines.0.discount"]').fill('1');
  await pin(page).check();
  await page.context().setOffline(true);
  await sell(page).click();
  await page.getByText('Er kwam geen antwoord').waitFor();
  expect(await faultsOf(page, desk)).toEqual([]);
  await page.context().setOffline(false);
  expect(await page.locator('[name="lines.0.discount"]').inputValue()).toBe('1');
  await sell(page).click();
  await page.waitForURL(/sold=yes/);
  expect(await textOf(page)).toContain(one);
  await page.context().close();
});

test('Back from a sale that was taken back sends nothing again, also where the question was refused once', async () => {
  const page = await till();
  await type(page, take());
  await page.locator('[name="lines.0.priceMinor"]').fill('10');
  await page.getByRole('radio', { name: 'Verdeeld', exact: true }).check();
  await page.locator('[name="pay.CASH"]').fill('4');
  await page.locator('[name="pay.CARD"]').fill('6');
  await sell(page).click();
  await page.waitForURL(/sold=yes/);
  await page.getByRole('button', { name: 'Alles terugdraaien' }).click();
  await page.getByRole('button', { name: 'Ja, terugdraaien' }).click();
  await page.locator('#problems:focus').getByText('kies er een').waitFor();
  await page.getByRole('radio', { name: 'Contant' }).check();
  await page.getByRole('button', { name: 'Ja, terugdraaien' }).click();
  await page.waitForURL(/undone=yes/);
  await page.goBack();
  await page.getByText('Teruggedraaid').first().waitFor();
  expect(await page.getByRole('button', { name: 'Ja, terugdraaien' }).count()).toBe(0);
  await page.context().close();
});
