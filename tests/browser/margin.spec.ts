import { readFile } from 'node:fs/promises';
import { atConsole } from './at-console';
import { faultsOf, readers, tablesCut } from './browser';
import { openSharedShop } from './shop';

const { product, browser } = openSharedShop();

test.each(readers.slice(0, 3))(
  '$name the margin report is downloaded for the books: a line a sale, and they add up to what the page says [L5]',
  async (reader) => {
    const page = await atConsole(product, browser, reader, 'mila@');
    await page.goto(`${product.url}/30042/console/reports/margin?from=2026-01-01&until=2026-12-31`);
    expect(await faultsOf(page, reader)).toEqual([]);
    if (reader.javaScript) expect(await tablesCut(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Downloaden (csv)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('marge-2026-01-01-2026-12-31.csv');
    const rows = (await readFile(await download.path(), 'utf8'))
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';').slice(-6));
    const cents = (text = ''): number => Math.round(Number(text.replace(',', '.')) * 100);
    const sum = rows.reduce((all, row) => all + cents(row[5]), 0);
    expect(
      rows
        .flat()
        .slice(2, 6)
        .every((amount) => /^-?\d+,\d\d$/.test(amount)),
    ).toBe(true);
    const facts = await page.locator('section .facts, section dl').allInnerTexts();
    const shown = facts
      .map((text) => /Btw\s*€\s*([\d.]+,\d\d)/.exec(text.replace(/\u00a0/g, ' '))?.[1] ?? '')
      .map((text) => cents(text.replaceAll('.', '')));
    expect(rows.length).toBeGreaterThan(20);
    // All together stands above its two parts, and each rate below the part it is of.
    const [all, ...parts] = shown;
    expect(sum).toBe(all);
    expect(sum).toBe(parts.reduce((together, each) => together + each, 0));
    const rate = page
      .locator('section', { hasText: 'Spullen van particulieren' })
      .locator('tbody tr')
      .first();
    expect((await rate.innerText()).replace(/\u00a0/g, ' ')).toMatch(/21 ?%.*€ ?[\d.]+,\d\d/s);
    // Where the period is none there is nothing to download, and the address says so on the page.
    await page.goto(`${product.url}/30042/console/reports/margin/file?from=2026-12-31&until=2026-01-01`);
    await page.waitForURL(/reports\/margin\?/);
    expect(await page.getByRole('link', { name: 'Downloaden (csv)' }).count()).toBe(0);
    await page.context().close();
  },
);
