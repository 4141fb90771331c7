import type { Browser, Page } from 'playwright-core';
import { startProduct, type Product } from '../product/product';
import { button } from './activation';
import { atConsole } from './at-console';
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

const focused = (page: Page): Promise<string | null> => page.locator(':focus').getAttribute('id');

/** How far from the window's top a thing stands, after the window was scrolled to the list's last row. */
async function topAtTheEnd(page: Page, selector: string): Promise<number> {
  await page.locator('tbody tr').last().scrollIntoViewIfNeeded();
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`Nothing is shown of ${selector}`);
  return box.y;
}

describe.each(readers)('$name', (reader) => {
  const isPhone = reader.width < 720;
  const lists = (): string => `${product.url}/30042/console/customers`;
  const choice = (page: Page) => page.locator('details', { has: page.locator('input[name=column]') });

  test('head, bar and menu stay in sight at the end of a long list, also of one wider than the screen', async () => {
    const page = await atConsole(product, browser, reader);
    const keys = ['email', 'telephone', 'registered', 'last-visit', 'newsletter', 'social-title'];
    for (const wide of [false, true]) {
      await page.goto(lists());
      if (wide) {
        await choice(page).locator('summary').click();
        for (const key of keys) await page.locator(`input[name=column][value=${key}]`).check();
        await button(page, 'Deze tonen');
        await page.locator('td.c-email').first().waitFor({ state: 'attached' });
        expect(await faultsOf(page, reader)).toEqual([]);
      }
      const last = page.locator('tbody tr').last();
      for (const kept of isPhone ? ['.topbar', '.side'] : ['.topbar', '.side', 'thead th']) {
        const y = await topAtTheEnd(page, kept);
        expect([kept, wide, y >= 0, y < 844 / 2]).toEqual([kept, wide, true, true]);
        expect((await last.boundingBox())?.y).toBeLessThan(844);
      }
      if (isPhone) continue;
      const [bar, head] = [
        await page.locator('.topbar').boundingBox(),
        await page.locator('thead th').first().boundingBox(),
      ];
      expect(head?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0) - 1);
    }
    await page.goto(lists());
    await choice(page).locator('summary').click();
    await choice(page).locator('button[name=standard]').click();
    await page.waitForLoadState();
    await page.context().close();
  });

  test('what a list cuts off ends in an ellipsis', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(lists());
    const cut = await page.evaluate<[string, string][]>(`
      [...document.querySelectorAll('.list tbody :is(td, td *)')]
        .filter((cell) => cell.clientWidth > 1 && cell.scrollWidth > cell.clientWidth + 1)
        .map((cell) => ({ cell, style: getComputedStyle(cell) }))
        .filter(({ style }) => style.overflowX === 'hidden')
        .map(({ cell, style }) => [cell.textContent, style.textOverflow])`);
    // A box of its own in a cell ends where the cell does, and is cut by itself.
    const pastTheEdge = await page.evaluate<string[]>(`
      [...document.querySelectorAll('.list tbody :is(td, th) > :is(a:not(.btn, .icon-btn), .st)')]
        .filter((each) => each.clientWidth > 1 && each.getBoundingClientRect().right > each.parentElement.getBoundingClientRect().right + 1)
        .map((each) => each.textContent)`);
    expect(pastTheEdge).toEqual([]);
    if (!isPhone) expect(cut.length).toBeGreaterThan(0);
    expect(cut.filter(([, end]) => end !== 'ellipsis')).toEqual([]);
    await page.context().close();
  });

  test('the focus stays where it was after a sort, a filter, a choice of columns and a switch', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(lists());
    if (isPhone) {
      await page.locator('select[name=sort]').selectOption('last-name');
      if (!reader.javaScript) await page.locator('#sort-go').click();
      await page.waitForURL(/sort=last-name/);
      expect(await focused(page)).toBe(reader.javaScript ? 'sort' : 'sort-go');
    } else {
      await page.locator('#sort-last-name').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/sort=last-name/);
      expect(await focused(page)).toBe('sort-last-name');
      expect(
        await page
          .locator('h1')
          .boundingBox()
          .then((box) => (box?.y ?? -1) > 0),
      ).toBe(true);
    }

    const group = page.locator('select[name=group]');
    await group.selectOption({ label: 'Vintage' });
    if (!reader.javaScript && !isPhone) await page.locator('#group-go').click();
    else if (!reader.javaScript) await page.locator('#sort-go').click();
    // The word alone stands there already: forms send what is blank, too.
    await page.waitForURL(/group=[^&#]/);
    const after = reader.javaScript ? 'group' : isPhone ? 'sort-go' : 'group-go';
    expect(await focused(page)).toBe(after);
    if (!isPhone) {
      await page.locator('#search').fill('bos');
      await page.locator('#search').press('Enter');
      await page.waitForURL(/search=bos/);
      expect(await focused(page)).toBe('search');
    }

    await page.goto(lists());
    await page.locator('#columns').click();
    await page.locator('input[name=column][value=town]').uncheck();
    await button(page, 'Deze tonen');
    await page.locator('td.c-town').first().waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('columns');
    await page.locator('#columns').click();
    await page.locator('button[name=standard]').click();
    await page.locator('td.c-town').first().waitFor({ state: 'attached' });

    if (!isPhone) {
      const toggle = page.locator('td.c-enabled [role=switch]').nth(12);
      const id = await toggle.getAttribute('id');
      for (const on of ['false', 'true']) {
        await toggle.focus();
        await page.keyboard.press('Enter');
        await page.locator(`#${id}[aria-checked=${on}]`).waitFor();
        expect(await focused(page)).toBe(id);
      }
    }
    await page.context().close();
  });

  test('the way back keeps search, order and group from a customer, an edit and what is saved', async () => {
    const page = await atConsole(product, browser, reader);
    const list = `${lists()}?search=a&sort=town&direction=desc`;
    const back = (): Promise<void> => page.locator('main a.back').first().click();
    await page.goto(list);
    await page.locator('tbody a[href*="/customers/"]:visible').first().click();
    await page.waitForURL(/customers\/[0-9a-f-]{36}/);
    await page.getByRole('link', { name: 'Geschiedenis' }).click();
    await page.waitForLoadState();
    await back();
    await page.waitForURL(list);

    await page.locator('tbody a[href*="/edit"]:visible').first().click();
    await page.waitForURL(/\/edit/);
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    await back();
    await page.waitForURL(list);

    await page.locator('tbody a[href*="/customers/"]:visible').first().click();
    await page.getByRole('link', { name: 'Notitie', exact: true }).click();
    await page.locator('textarea[name=note]').fill('Belt na vijven');
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    await back();
    await page.waitForURL(list);

    await page.getByRole('link', { name: 'Klant', exact: true }).click();
    await page.getByRole('link', { name: 'Annuleren', exact: true }).click();
    await page.waitForURL(list);

    // An address of elsewhere is no way back.
    const customer =
      (await page.locator('tbody a[href*="/customers/"]:visible').first().getAttribute('href')) ?? '';
    await page.goto(
      `${product.url}${customer.split('?')[0]}?return=//evil.example/30042/console/customers?x`,
    );
    expect(await page.locator('main a.back').first().getAttribute('href')).toBe('/30042/console/customers');
    await page.context().close();
  });

  test('a list asks the graph for nothing that it does not show', async () => {
    const page = await atConsole(product, browser, reader);
    const asked = async (): Promise<Record<string, unknown>> => {
      const open = await page.locator('a[href*="operation=Customers"]').first().getAttribute('href');
      return JSON.parse(new URL(open ?? '', product.url).searchParams.get('variables') ?? '{}') as Record<
        string,
        unknown
      >;
    };
    await page.goto(lists());
    expect(await asked()).toMatchObject({
      withGroups: true,
      withConsignor: true,
      withSales: true,
      withUsers: true,
    });
    await page.locator('#columns').click();
    for (const key of ['charity', 'address', 'groups', 'sales', 'enabled'])
      await page.locator(`input[name=column][value=${key}]`).uncheck();
    await button(page, 'Deze tonen');
    await page.locator('td.c-groups').first().waitFor({ state: 'detached' });
    expect(await asked()).toMatchObject({
      withGroups: false,
      withConsignor: false,
      withSales: false,
      withUsers: false,
    });
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(10);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('#columns').click();
    await page.locator('button[name=standard]').click();
    await page.locator('td.c-groups').first().waitFor({ state: 'attached' });
    await page.context().close();
  });
});
