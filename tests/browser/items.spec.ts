import type { Page } from 'playwright-core';
import { logIn } from './activation';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, readers, visit } from './browser';
import { openSharedShop } from './shop';

const { product, browser } = openSharedShop();

/** The chips above a list: word and count, "all" first. */
async function chipsOn(page: Page): Promise<number[]> {
  const texts = await page.locator('main .chips .count').allInnerTexts();
  return texts.map((text) => Number(text.replace(/\D/g, '')));
}

/** What is said of the goods to collect. */
const dueOn = async (page: Page): Promise<string> =>
  (await page.locator('main a.due .d').innerText()).replace(/\s+/g, ' ');

describe.each(readers)('$name', (reader) => {
  test('what is to be collected stands first on My page, with one deadline and what happens after, the same in the console', async () => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    const due = page.locator('main a.due');
    const [first] = await page
      .locator('main > :is(a, section, ul:not([hidden]), div.through, div.cols)')
      .all();
    expect(await first?.getAttribute('data-live')).toBe('due');
    const said = await dueOn(page);
    expect(said).toMatch(/\d.*(Daarna|daarna)/);
    expect(await page.locator('main').innerText()).toContain('Nieuwe artikelen:');
    await due.click();
    await page.waitForURL(/state=due/);
    expect(await dueOn(page)).toBe(said);
    // The list says of each until when: the first deadline is among them.
    expect(await page.locator('main tbody').innerText()).toContain('ophalen t/m');
    expect(await faultsOf(page, reader)).toEqual([]);
    await context.close();

    const console = await atConsole(product, browser, reader);
    await console.goto(`${product.url}/30042/console/customers/${await openMarijke(product, console)}/items`);
    expect(await dueOn(console)).toBe(said);
    await console.context().close();
  });

  test('the chips of the stock exclude each other and add up to all', async () => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(`${product.url}/30042/my/stock`);
    const [all, ...parts] = await chipsOn(page);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all);
    await context.close();

    const console = await atConsole(product, browser, reader);
    await console.goto(`${product.url}/30042/console/customers/${await openMarijke(product, console)}/items`);
    const [every, ...states] = await chipsOn(console);
    expect(states.reduce((sum, part) => sum + part, 0)).toBe(every);
    await console.context().close();
  });

  test('an article of one’s own opens with every figure of it, and leads back to the list as it was', async () => {
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    const stock = `${product.url}/30042/my/stock?state=on-sale`;
    await page.goto(stock);
    await page.locator('main tbody a:visible').first().click();
    await page.waitForURL(/\/my\/stock\/\d+/);
    const said = await page.locator('main').innerText();
    for (const words of [
      'Vraagprijs',
      'Voor u bij deze prijs',
      'Te koop',
      'Retourdatum',
      'Ophalen tot en met',
    ])
      expect(said).toContain(words);
    expect(said).toMatch(/\d+\s%\svoor de winkel, \d+\s%\svoor u/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: 'Voorraad' }).last().click();
    await page.waitForURL(stock);

    await page.goto(`${product.url}/30042/my/sales`);
    await page.locator('main tbody a:visible').first().click();
    await page.waitForURL(/\/my\/stock\/\d+/);
    const sold = await page.locator('main').innerText();
    for (const words of ['Verkocht voor', 'Voor u', 'Voor de winkel', 'Verkocht op'])
      expect(sold).toContain(words);
    await page.locator('main a.back').click();
    await page.waitForURL(/\/my\/sales$/);
    for (const number of ['999999999', '0', 'x', '1e3'])
      expect([number, (await page.goto(`${product.url}/30042/my/stock/${number}`))?.status()]).toEqual([
        number,
        404,
      ]);
    await context.close();
  });

  test('staff open an article from the lists of its customer, with both parts of the split frozen on it', async () => {
    const page = await atConsole(product, browser, reader);
    const customer = `${product.url}/30042/console/customers/${await openMarijke(product, page)}`;
    for (const list of ['/items?state=sold', '/sales']) {
      await page.goto(customer + list);
      await page.locator('main tbody a:visible').first().click();
      await page.waitForURL(/\/items\/[0-9a-f-]{36}/);
      const said = await page.locator('main').innerText();
      for (const words of ['Voor de inbrenger', 'Voor de winkel', 'Marijke van den Berg', 'Verhouding'])
        expect(said).toContain(words);
      expect(await faultsOf(page, reader)).toEqual([]);
    }
    await page.context().close();
  });
});
