import type { Page } from 'playwright-core';
import { atConsole } from './at-console';
import { staffOf, must, type Asker } from '../product/graph';
import { faultsOf, readers, sideways, textOf } from './browser';
import { lines, numbersOnSale, scanAnywhere, sell, totalOf } from './at-till';
import { openShop } from './shop';

/** What happens at a counter besides selling: scans from anywhere, sums as they are read, and who says no [K13 R-CM8]. */
const { product, browser } = openShop();
let staff: Asker;
let numbers: string[];
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  numbers = await numbersOnSale(product, staff);
});
const [phone, desk] = [readers[1]!, readers[2]!];
const take = (): string => numbers.shift() ?? '';

/** A till with one line in it. */
async function tillWith(number: string, reader = desk): Promise<Page> {
  const page = await atConsole(product, browser, reader);
  await page.goto(`${product.url}/30042/console/sales/new`);
  await scanAnywhere(page, number);
  await lines(page).waitFor();
  return page;
}
/** Asks another price for an item, as somebody at a desk does, and waits until tills know. */
async function reprice(number: string, amountMinor: number): Promise<void> {
  const item = `{ consignmentItemByNumber(number: ${number}) { id version sellableUnit { price { amountMinor } } } }`;
  const read = () =>
    must<{ id: string; version: number; sellableUnit: { price: { amountMinor: number } } }>(
      product,
      staff,
      item,
    );
  const { id, version } = await read();
  const set = `mutation ($input: PriceItemInput!) { priceItem(input: $input) { __typename ... on ConsignmentItem { id } } }`;
  await must(product, staff, set, { input: { id, version, priceMinor: amountMinor } });
  while ((await read()).sellableUnit.price.amountMinor !== amountMinor)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
const price = (page: Page) => page.locator('[name="lines.0.priceMinor"]');
const way = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

test('a scan goes to the list from wherever the focus is, and presses nothing; what is typed by hand stays there', async () => {
  const page = await tillWith(take());
  await price(page).fill('12,00');
  await way(page, 'Contant').check();
  await page.locator('[name=given]').fill('50');
  const places = [
    way(page, 'Contant'),
    page.locator('[name="lines.0.borneBy"]'),
    price(page),
    page.locator('[name=given]'),
    sell(page),
    page.locator('body'),
  ];
  for (const [at, place] of places.entries()) {
    if (at === places.length - 1) await page.evaluate('document.activeElement.blur()');
    else await place.focus();
    const number = take();
    await scanAnywhere(page, at % 2 === 0 ? number : `${product.url}/30042/i/${number}`);
    await lines(page)
      .nth(at + 1)
      .waitFor();
    expect(await lines(page).last().innerText()).toContain(number);
  }
  expect(await price(page).inputValue()).toBe('12,00');
  expect(await page.locator('[name=given]').inputValue()).toBe('50');
  expect(page.url()).toContain('/sales/new');
  // As a hand types: it stays in its field, and Enter takes it over.
  await page.locator('[name=given]').fill('');
  await page.locator('[name=given]').pressSequentially('12345', { delay: 80 });
  await page.keyboard.press('Enter');
  await page.locator('[name=number]:focus').waitFor();
  expect(await page.locator('[name=given]').inputValue()).toBe('12345');
  expect(await lines(page).count()).toBe(places.length + 1);
  await page.context().close();
});

test('what is scanned after a sale begins the next one, and Back finds a new sale without what was chosen for the last', async () => {
  const [next, number] = [take(), take()];
  const page = await tillWith(number);
  await page.locator('[name=borneBy]').selectOption('SHARED');
  await way(page, 'Contant').check();
  await page.locator('[name=given]').fill('1000');
  const total = await totalOf(page);
  await sell(page).click();
  await page.waitForURL(/sold=yes/);
  const back = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 }).format(1000 - total / 100);
  expect(await textOf(page)).toMatch(new RegExp(`Contant ontvangen: € 1.000,00. Terug: € ${back}`));
  await page.goBack();
  await page.locator('[name=number]').waitFor();
  expect(await way(page, 'Contant').isChecked()).toBe(false);
  expect(await page.locator('[name=borneBy]').inputValue()).toBe('STORE');
  // Who only goes to and fro keeps what was chosen.
  await way(page, 'Pin').check();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goForward();
  await page.waitForURL(/sold=yes/);
  await page.goBack();
  await page.locator('[name=number]').waitFor();
  expect(await way(page, 'Pin').isChecked()).toBe(true);
  await page.goForward();
  await page.locator('a:focus', { hasText: 'Volgende verkoop' }).waitFor();
  await scanAnywhere(page, next);
  await page.waitForURL(/sales\/new/);
  await lines(page).waitFor();
  expect(await textOf(page)).toContain(next);
  await page.context().close();
});

test('the page reads amounts as the store does, and sells for no total that it cannot say', async () => {
  const page = await tillWith(take());
  for (const [typed, cents] of [
    ['€ 28,40', 2840],
    ['1.228,40', 122_840],
    ['€\u00a01.024,00', 102_400],
    ['12,-', 1200],
    ['1 024,5', 102_450],
  ] as const) {
    await price(page).fill(typed);
    expect(await totalOf(page)).toBe(cents);
    expect(await page.locator('[data-total]').innerText()).not.toBe('–');
  }
  for (const [typed, said] of [
    ['99999999999', 'Hoogstens € 100.000.000,00.'],
    ['1.500', 'Dit is geen bedrag'],
  ] as const) {
    await price(page).fill(typed);
    expect(await page.locator('[data-total]').innerText()).toBe('–');
    await way(page, 'Pin').check();
    await sell(page).click();
    await page.getByText(said).last().waitFor();
    expect(await faultsOf(page, desk)).toEqual([]);
  }
  await price(page).fill('100000000');
  expect(await sideways(page)).toEqual([]);
  await price(page).fill('10');
  for (const [typed, said] of [
    ['150%', /Hoogstens 100.%\./],
    ['828', /Hoogstens €.10,00\./],
  ] as const) {
    await page.locator('[name="lines.0.discount"]').fill(typed);
    expect(await page.locator('[data-total]').innerText()).toBe('–');
    await sell(page).click();
    await page.locator('.told').getByText(said).waitFor();
  }
  await page.context().close();
});

test('too little cash is said with what lacks, and sells nothing until it is enough', async () => {
  const page = await tillWith(take(), phone);
  await price(page).fill('20');
  await way(page, 'Contant').check();
  await page.locator('[name=given]').fill('5');
  await page
    .locator('[data-short]')
    .getByText(/Nog €.15,00 tekort/)
    .waitFor();
  await sell(page).click();
  await page
    .locator('#given-wrong')
    .getByText(/Nog €.15,00 tekort/)
    .waitFor();
  expect(await faultsOf(page, phone)).toEqual([]);
  await page.locator('[name=given]').fill('20');
  await sell(page).click();
  await page.waitForURL(/sold=yes/);
  await page.context().close();
});

test('a price that changed since the scan is told at its line, and one typed by hand stays', async () => {
  const [number, other] = [take(), take()];
  const page = await tillWith(number);
  await scanAnywhere(page, other);
  await lines(page).nth(1).waitFor();
  await page.locator('[name="lines.1.priceMinor"]').fill('7');
  for (const each of [number, other]) await reprice(each, 5500);
  await way(page, 'Pin').check();
  await sell(page).click();
  await page
    .locator('.told')
    .getByText(/De prijs is nu €.55,00/)
    .nth(1)
    .waitFor();
  expect(await price(page).inputValue()).toBe('55,00');
  expect(await page.locator('[name="lines.1.priceMinor"]').inputValue()).toBe('7');
  await sell(page).click();
  await page.waitForURL(/sold=yes/);
  expect(await textOf(page)).toMatch(/€.62,00/);
  await page.context().close();
});

test('a buyer is taken by number; of many names there are more, and store credit is shown and said of its way alone', async () => {
  const page = await tillWith(take(), phone);
  await page.locator('[name=buyer]').fill('de');
  await page.getByRole('button', { name: 'Zoeken', exact: true }).click();
  await page.locator('button[name=choose]:focus').waitFor();
  await page.getByText('Er zijn er meer').waitFor();
  await page.locator('[name=buyer]').fill('2487');
  await way(page, 'Tegoed').check();
  await sell(page).click();
  await page.locator('#paidBy-wrong').getByText('Deze klant heeft').waitFor();
  await page.getByText(/^Tegoed: €/).waitFor();
  await way(page, 'Pin').check();
  expect(await page.locator('#paidBy-wrong').isVisible()).toBe(false);
  await sell(page).click();
  await page.waitForURL(/sold=yes/);
  expect(await textOf(page)).toContain('2487');
  await page.context().close();
});
