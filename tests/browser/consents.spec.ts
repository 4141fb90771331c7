import { button } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);

  test('the newsletter goes on only with how that was said, which the page and the history show, and off by the tick alone', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers/new`);
    const source = page.locator('[name="newsletter.source"]');
    expect(await source.isVisible()).toBe(false);
    await page.locator('input[name=lastName]').fill(`Toestemming ${at}`);
    await page.locator('input[name=newsletter]').check();
    expect(await source.isVisible()).toBe(true);
    await button(page, 'Bewaren');
    await page.locator('#problems').waitFor();
    expect(await page.locator('#problems').innerText()).toContain('Kies hoe dat is gezegd');
    expect(await page.locator('input[name=newsletter]').isChecked()).toBe(true);
    expect(await faultsOf(page, reader)).toEqual([]);

    await source.selectOption({ label: 'Per telefoon' });
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    const address = page.url().replace(/\?.*/, '');
    const details = page.locator('dl.pairs');
    expect(await details.innerText()).toMatch(/Nieuwsbrief\s+Ja, sinds .* · Per telefoon/);
    expect(await details.innerText()).toMatch(/Aanbiedingen van partners\s+Nee\s/);
    expect(await faultsOf(page, reader)).toEqual([]);

    await page.goto(`${address}/edit`);
    expect(await source.inputValue()).toBe('TELEPHONE');
    await page.locator('input[name=newsletter]').uncheck();
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    expect(await details.innerText()).toMatch(/Nieuwsbrief\s+Nee, sinds /);
    await page.goto(`${address}/history`);
    const history = await page.locator('main').innerText();
    for (const words of ['Nieuwsbrief', 'hoe dat is gezegd', 'Per telefoon'])
      expect(history).toContain(words);
    expect(history).not.toMatch(/Since|infinity|\bOFF\b|\bON\b/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });
});
