import { atConsole, openMarijke } from './at-console';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

describe.each(readers)('$name', (reader) => {
  test('there is one search field, wherever one is, and with scripting its key leads to it', async () => {
    const page = await atConsole(product, browser, reader);
    for (const path of ['customers', 'customers?search=bos&group=', 'groups', 'jobs']) {
      await page.goto(`${product.url}/30042/console/${path}`);
      expect([path, await page.locator('input[type=search]').count()]).toEqual([path, 1]);
    }
    const key = page.locator('[role=search] kbd');
    expect(await key.isVisible()).toBe(reader.javaScript && reader.width > 720);
    if (reader.javaScript) {
      await page.keyboard.press('/');
      expect(await page.locator(':focus').getAttribute('type')).toBe('search');
      await page.keyboard.type('bos');
      await page.keyboard.press('Enter');
      await page.waitForURL(/customers\?search=bos/);
      expect(await page.locator('input[type=search]').inputValue()).toBe('bos');
      await page.getByRole('link', { name: 'Zoekopdracht wissen' }).click();
      await page.waitForURL(/customers(#|$)/);
    }
    await page.context().close();
  });

  test('an empty new customer is refused, and what was ticked stays', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers/new`);
    await page.locator('#kind-company').check();
    await page.getByRole('button', { name: 'Bewaren', exact: true }).click();
    await page.locator('#problems').waitFor();
    expect(await page.locator('#problems').innerText()).toContain('Vul iets in');
    expect(await page.locator('#kind-company').isChecked()).toBe(true);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });

  test('an item opens from the goods and from the sales, with all its figures and the way back', async () => {
    const page = await atConsole(product, browser, reader);
    const address = `${product.url}/30042/console/customers/${await openMarijke(product, page)}`;
    for (const [tab, words] of [
      ['items?state=on-sale', ['Te koop', 'Ontvangen', 'Retourdatum']],
      ['sales', ['Verkocht', 'Verkocht voor', 'Voor de winkel']],
    ] as const) {
      await page.goto(`${address}/${tab}`);
      await page.locator('.list tbody a').first().click();
      await page.waitForURL(/\/items\/[0-9a-f-]{36}/);
      const said = await page.locator('main').innerText();
      for (const word of words) expect(said).toContain(word);
      expect(await faultsOf(page, reader)).toEqual([]);
    }
    await page.goto(`${address}/items/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`);
    expect(await page.locator('h1').innerText()).toContain('niets te vinden');
    await page.context().close();
  });

  test('a telephone number calls, in the list and on the customer’s page', async () => {
    const page = await atConsole(product, browser, reader);
    await openMarijke(product, page);
    expect(await page.locator('main a[href^="tel:"]').first().getAttribute('href')).toMatch(/^tel:\+?\d+$/);
    await page.context().close();
  });

  test('the history of people, of mail and of the system are three lists', async () => {
    const page = await atConsole(product, browser, reader);
    const address = `${product.url}/30042/console/customers/${await openMarijke(product, page)}`;
    const toggle = page.locator('header').getByRole('switch');
    await page.goto(`${address}/history`);
    for (const on of ['false', 'true']) {
      await toggle.click();
      await page.locator(`header [role=switch][aria-checked=${on}]`).waitFor();
    }
    const people = await page.locator('main').innerText();
    expect(people).toContain('heeft het account aangezet');
    expect(people).toContain('heeft het account uitgezet');
    await page.locator('.chips a', { hasText: 'Systeem' }).click();
    await page.waitForURL(/part=system/);
    expect(await page.locator('main ol').innerText()).not.toContain('Els de Wit');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('.chips a').nth(1).click();
    await page.waitForURL(/part=mail/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });
});
