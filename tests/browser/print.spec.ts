import type { Page } from 'playwright-core';
import { logIn } from './activation';
import { atConsole, openMarijke } from './at-console';
import { readers, visit } from './browser';
import { openSharedShop } from './shop';

const { product, browser } = openSharedShop();
/** A sheet of A4 less its margins, in the pixels a browser prints by: narrower than what is a phone on a screen. */
const PAPER = { width: 718, height: 1_000 };
const shown = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((each) => each.getClientRects().length).length`,
  );

async function printing(page: Page, path: string): Promise<void> {
  await page.goto(product.url + path);
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
}

describe.each(readers.filter(({ width }) => width > 720))('$name', (reader) => {
  test('a printed list is a list: a table under its heads, every column that is shown, nothing to press', async () => {
    const page = await atConsole(product, browser, reader);
    const marijke = `/30042/console/customers/${await openMarijke(product, page)}`;
    for (const path of [
      '/30042/console/customers',
      '/30042/console/groups',
      `${marijke}/items`,
      `${marijke}/sales`,
    ]) {
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize({ width: 1280, height: 844 });
      await page.goto(product.url + path);
      const columns = await shown(page, 'thead th:not(.c-actions, .c-select)');
      const rows = await shown(page, 'tbody tr');
      await printing(page, path);
      expect([path, await shown(page, 'thead th')]).toEqual([path, columns]);
      expect([path, await shown(page, 'tbody tr')]).toEqual([path, rows]);
      expect([
        path,
        await page.evaluate(`getComputedStyle(document.querySelector('.list table')).display`),
      ]).toEqual([path, 'table']);
      expect([
        path,
        await shown(page, 'button:not(.toggle), .btn, .icon-btn, input, select, .topbar, .side'),
      ]).toEqual([path, 0]);
      // Every cell in full, and none outside the sheet.
      const cut = await page.evaluate(
        `[...document.querySelectorAll('.list :is(td, th)')].filter((each) => each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > ${PAPER.width} + 1).map((each) => each.textContent)`,
      );
      expect([path, cut]).toEqual([path, []]);
      expect(await page.evaluate(`getComputedStyle(document.documentElement).colorScheme`)).toBe('light');
    }
    await page.context().close();
  });

  test('a consignor prints what was sold as a table', async () => {
    const { page, context } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await printing(page, '/30042/my/sales');
    expect(await shown(page, 'thead th')).toBeGreaterThan(2);
    expect(await shown(page, 'button, .btn, .chips, .me')).toBe(0);
    await context.close();
  });
});
