import type { Page } from 'playwright-core';
import { button, logIn } from './activation';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, readers, visit } from './browser';
import { fillIn } from './fill-in';
import { openShop } from './shop';

/** What belongs to a module is nowhere in a store that has it not, and there again with all of it [N21]. */
const { product, browser } = openShop();
const settings = (area: string): string => `${product.url}/30042/console/settings/${area}`;
const [, , desk] = readers as [unknown, unknown, (typeof readers)[number]];
const tick = (module: string): string => `[name=modules][value=${module}]`;

async function switched(page: Page, module: string, on: boolean): Promise<void> {
  await page.goto(settings('modules'));
  await page.locator(tick(module)).setChecked(on);
  await button(page, 'Bewaren');
  await page.waitForURL(/saved=yes/);
  expect(await page.locator(tick(module)).isChecked()).toBe(on);
}

describe.each(readers)('$name', (reader) => {
  test('each module says what it is, how much there is of it and what becomes of whom without it; what needs another one says so', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(settings('modules'));
    const said = await page.locator('main').innerText();
    for (const words of ['Inbrengers nu: ', 'Inbrengers die het mogen: ', 'Nu afgeprijsd in de winkel: '])
      expect(said).toContain(words);
    const needs = page.getByText('Werkt alleen samen met Inbreng');
    expect(await needs.first().isVisible()).toBe(false);
    await page.locator(tick('CONSIGNMENT')).uncheck();
    expect(await needs.first().isVisible()).toBe(true);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator(tick('CONSIGNMENT')).check();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });
});

test('a module that the store cannot have stands there too, with why, and cannot be ticked', async () => {
  const { context, page } = await visit(browser, desk);
  const { email, password } = product.logIn('ingrid@');
  await page.goto(`${product.url}/10007/console/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button:not([data-reveal])').first().click();
  await page.waitForURL(/\/console\/customers/);
  await page.goto(`${product.url}/10007/console/settings/modules`);
  expect(await page.locator(tick('SELF_ENTRY')).isDisabled()).toBe(true);
  expect(await page.locator('.not-here').innerText()).toMatch(/10007.*300.*600/);
  expect(await faultsOf(page, desk)).toEqual([]);
  await context.close();
});

test('without self-entry the portal has no tab, no way and no page of it, and the console says why nobody may; on again who may may', async () => {
  const console = await atConsole(product, browser, desk);
  const { context, page } = await visit(browser, desk);
  await logIn(product, page, product.logIn('marijke'));
  const my = `${product.url}/30042/my`;
  const ways = page.locator('a[href*="/my/intake?"], a[href$="/my/intake"]');
  expect(await ways.count()).toBeGreaterThan(0);

  await page.goto(`${my}/intake/new`);
  await page.locator('main [name=description]').fill('Wollen trui met ruitjes');
  await switched(console, 'SELF_ENTRY', false);
  // Who was typing is told, and has what they typed.
  await button(page, 'Bewaren en volgende');
  await page.getByText('Deze winkel heeft dit niet.').first().waitFor();
  expect(await page.locator('main [name=description]').inputValue()).toBe('Wollen trui met ruitjes');
  await page.goto(my);
  expect(await ways.count()).toBe(0);
  for (const path of ['', '/new', '/done', '/100001'])
    expect([path, (await page.goto(`${my}/intake${path}`))?.status()]).toEqual([path, 404]);
  const customer = await openMarijke(product, console);
  await console.goto(`${product.url}/30042/console/customers/${customer}/consignment`);
  await console.getByText('Zelf invoeren staat in uw winkel uit').waitFor();
  expect(await faultsOf(console, desk)).toEqual([]);
  const intake = `${product.url}/30042/console/customers/${customer}/intake`;
  await console.goto(intake);
  expect(await console.locator('main').innerText()).not.toContain('Door de inbrenger zelf');
  await console.goto(`${product.url}/30042/console/customers/${customer}/consignment`);
  // What is agreed of it is not lost by who saves the rest.
  await button(console, 'Bewaren');
  await console.waitForURL(/saved=yes/);

  await switched(console, 'SELF_ENTRY', true);
  await page.goto(my);
  expect(await ways.count()).toBeGreaterThan(0);
  expect((await page.goto(`${my}/intake`))?.status()).toBe(200);
  await context.close();
  await console.context().close();
});

test('without marking down the settings and an item have none of it, and saving them keeps the schedule', async () => {
  const page = await atConsole(product, browser, desk);
  const step = page.locator('[name="markdownSteps.0.percent"]');
  await page.goto(settings('consignment'));
  const before = await step.inputValue();
  expect(before).not.toBe('');
  await switched(page, 'MARKDOWN', false);
  await page.goto(settings('consignment'));
  expect(await step.count()).toBe(0);
  expect(await page.locator('main').innerText()).not.toContain('Afprijzen');
  await fillIn(page, { graceDays: '15' });
  await button(page, 'Bewaren');
  await page.waitForURL(/saved=yes/);
  await switched(page, 'MARKDOWN', true);
  await page.goto(settings('consignment'));
  expect(await step.inputValue()).toBe(before);
  await page.context().close();
});
