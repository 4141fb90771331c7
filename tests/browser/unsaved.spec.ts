import type { Browser, Page } from 'playwright-core';
import { startProduct, type Product } from '../product/product';
import { button } from './activation';
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

/** Presses what leads away; the question that comes is answered with "stay". */
async function isAsked(page: Page, press: () => Promise<void>): Promise<void> {
  const question = page.waitForEvent('dialog');
  const pressed = press();
  const dialog = await question;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await pressed;
}
const focused = (page: Page) =>
  page.evaluate<string>(
    '[document.activeElement.tagName, document.activeElement.getAttribute("aria-label") ?? document.activeElement.id].join(" ")',
  );
const FORMS = [
  ['/edit', 'input[name=telephone]'],
  ['/note', 'textarea[name=note]'],
  ['/consignment', 'input[name=itemAllowance]'],
] as const;

describe.each(readers.filter(({ javaScript }) => javaScript))('$name', (reader) => {
  test('who leaves a form with edits is asked first; an untouched and a saved one ask nothing', async () => {
    const page = await atConsole(product, browser, reader);
    const address = `${product.url}/30042/console/customers/${await openMarijke(product, page)}`;
    const away = () => page.locator('main a.back').first().click({ noWaitAfter: true });
    let questions = 0;
    for (const [path, field] of FORMS) {
      await page.goto(address + path);
      page.on('dialog', () => (questions += 1));
      await away();
      await page.waitForURL((url) => !url.pathname.endsWith(path));
      expect([path, questions]).toEqual([path, 0]);
      page.removeAllListeners('dialog');

      await page.goto(address + path);
      const before = await page.locator(field).inputValue();
      await page.locator(field).fill(`${before}1`);
      await isAsked(page, away);
      expect(await page.locator(field).inputValue()).toBe(`${before}1`);
      await page.locator(field).fill(before);
      page.on('dialog', () => (questions += 1));
      await button(page, 'Bewaren');
      await page.waitForURL(/saved=yes/);
      expect([path, questions]).toEqual([path, 0]);
      page.removeAllListeners('dialog');
    }
    await page.context().close();
  });

  test('a form that was refused holds what nobody has saved: leaving it is asked about, too', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/groups/new`);
    await page.locator('textarea[name=description]').fill('Voor de zomer');
    await button(page, 'Bewaren');
    await page.locator('#problems').waitFor();
    await isAsked(page, () => page.locator('main a.back').click({ noWaitAfter: true }));
    expect(await page.locator('textarea[name=description]').inputValue()).toBe('Voor de zomer');
    await page.context().close();
  });

  test('a switch above a form leaves what is being typed, and keeps the focus', async () => {
    const page = await atConsole(product, browser, reader);
    const address = `${product.url}/30042/console/customers/${await openMarijke(product, page)}`;
    await page.goto(`${address}/note`);
    await page.locator('textarea[name=note]').fill('Nog niet bewaard');
    for (const on of ['false', 'true']) {
      await page.locator('header').getByRole('switch').press('Enter');
      await page.locator(`header [role=switch][aria-checked=${on}]`).waitFor();
      expect(await page.locator('textarea[name=note]').inputValue()).toBe('Nog niet bewaard');
      expect(await focused(page)).toMatch(/^BUTTON .*2481/);
    }
    await isAsked(page, () => page.locator('main a.back').first().click({ noWaitAfter: true }));
    await page.context().close();
  });

  test('a switch of a list keeps the focus when it is pressed and when it is refused', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers/${await openMarijke(product, page)}/users`);
    const row = page.locator('main td [role=switch][name=enabled]');
    for (const on of ['false', 'true']) {
      await row.press('Enter');
      await page.locator(`main td [role=switch][name=enabled][aria-checked=${on}]`).waitFor();
      expect(await focused(page)).toMatch(/^BUTTON .*marijke/);
    }
    await page.route('**/users?/enable', (route) =>
      route.continue({ postData: 'userId=00000000-0000-4000-8000-000000000000&enabled=off' }),
    );
    await row.press('Enter');
    await page.locator('#problems').waitFor();
    expect(await focused(page)).toMatch(/^BUTTON .*marijke/);
    await page.context().close();
  });
});

describe.each(readers)('$name', (reader) => {
  test('of a refused form everything typed stays, and its summary leads to every wrong field', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers/new`);
    const typed = {
      email: 'geen-adres',
      telephone: '030 123',
      firstName: '<Ada> & "co"',
      'billingAddress.street': 'Kade 1 ',
      privateNote: 'Regel een\nregel twee',
    };
    for (const [name, text] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(text);
    await page.locator('#kind-company').check();
    await page.locator('input[name=newsletter]').check();
    await button(page, 'Bewaren');
    await page.locator('#problems').waitFor();
    for (const [name, text] of Object.entries(typed))
      expect([name, await page.locator(`[name="${name}"]`).inputValue()]).toEqual([name, text]);
    expect(await page.locator('#kind-company').isChecked()).toBe(true);
    expect(await page.locator('input[name=newsletter]').isChecked()).toBe(true);
    const links = await page.locator('#problems a').all();
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const name = (await link.getAttribute('href'))?.slice(1) ?? '';
      expect([name, await page.locator(`[id="${name}"]`).getAttribute('aria-invalid')]).toEqual([
        name,
        'true',
      ]);
      expect(await link.innerText()).toMatch(/^[A-Z][^:]+: ./);
    }
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });
});
