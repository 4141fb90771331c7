import type { Page } from 'playwright-core';
import { button } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();
const ticks = (page: Page) => page.locator('tbody .c-select input');
/** The numbers of a group's members, as the list shows them. */
async function membersOf(page: Page, name: string): Promise<string[]> {
  const id = await page.locator('#group option', { hasText: name }).first().getAttribute('value');
  await page.goto(`${product.url}/30042/console/customers?group=${id}`);
  return page.locator('tbody td.c-number').allInnerTexts();
}

describe.each(readers)('$name', (reader) => {
  test('what can be done with chosen customers stands there once one is ticked: they are put into a group, taken out of it, and who stays is named', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers?sort=number&direction=asc`);
    const bar = page.locator('form.chosen');
    expect(await bar.isVisible()).toBe(false);
    const numbers = (await page.locator('tbody td.c-number').allInnerTexts()).slice(2, 5);
    for (const at of [2, 3, 4]) await ticks(page).nth(at).check();
    expect(await bar.isVisible()).toBe(true);
    await page.selectOption('#into', { label: 'Studenten' });
    await button(page, 'In groep zetten');
    await page.waitForURL(/done=linked/);
    expect(page.url()).toContain('direction=asc');
    expect(await page.locator('[role=status]').first().innerText()).toMatch(
      /zitten? nu ook in Studenten|zo was het al/,
    );
    const members = await membersOf(page, 'Studenten');
    expect(members).toEqual(expect.arrayContaining(numbers));
    for (const number of numbers) {
      const row = page.locator('tbody tr', { hasText: number });
      await row.locator('.c-select input').check();
    }
    await page.selectOption('#into', { label: 'Klanten' });
    await button(page, 'Uit groep halen');
    await page.waitForURL(/done=unlinked/);
    const told = await page.locator('[role=status]').first().innerText();
    for (const number of numbers) expect(told).toContain(number);
    expect(told).toContain('standaardgroep');
    expect(await membersOf(page, 'Klanten')).toEqual(expect.arrayContaining(numbers));
    // Of one row nothing lies under the bar, where axe would miss it.
    await page.goto(`${product.url}/30042/console/customers?search=2481`);
    await ticks(page).first().check();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });
});
