import type { Page } from 'playwright-core';
import { must, staffOf, until } from '../product/graph';
import { atConsole } from './at-console';
import { faultsOf, readers } from './browser';
import { files, upload } from './import-files';
import { openShop } from './shop';

/** What the shop's own till rang up comes in by file, with a script and without [K13 R-IM1]. */
const { product, browser } = openShop();
/** What is on sale, each given to one test. */
let skus: string[];
beforeAll(async () => {
  const staff = await staffOf(product, '30042');
  const items =
    'items(first: 12, filter: { states: [ON_SALE], due: false }) { nodes { number sellableUnit { isOnSale } } }';
  interface Item {
    number: number;
    sellableUnit: { isOnSale: boolean } | null;
  }
  const { nodes } = await must<{ nodes: { consignor: { items: { nodes: Item[] } } | null }[] }>(
    product,
    staff,
    `{ customers(first: 60) { nodes { consignor { ${items} } } } }`,
  );
  skus = nodes
    .flatMap(({ consignor }) => consignor?.items.nodes ?? [])
    .flatMap(({ number, sellableUnit }) => (sellableUnit?.isOnSale ? [String(number)] : []));
});

const today = new Intl.DateTimeFormat('nl-NL', {
  ...{ timeZone: 'Europe/Amsterdam', day: '2-digit', month: '2-digit', year: 'numeric' },
}).format(new Date());
const textOf = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replace(/\s+/g, ' ');

describe.each(readers)('$name', (reader) => {
  const at = readers.indexOf(reader);
  const receipt = (number: number): string => `K${at}-${number}`;

  test('a clerk hands in what the till rang up: how many sales and how much is said first, it comes in, and a second time changes nothing', async () => {
    const [a = '', b = '', c = ''] = skus.splice(0, 3);
    const page = await atConsole(product, browser, reader, 'daan@');
    const file = files.till(today, [
      { sku: a, receipt: receipt(1), paid: '10,00' },
      { sku: b, receipt: receipt(1), paid: '12,50' },
      { sku: c, receipt: receipt(2), paid: '1.000,00' },
    ]);
    await upload(product, page, 'till', file);
    const said = await textOf(page);
    for (const words of ['Verkochte artikelen 3', 'Samen € 1.022,50', 'Verkopen 2', 'ver boven de prijs 1'])
      expect(said).toContain(words);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('button', { name: '3 rijen importeren' }).click();
    await page.getByText('Geïmporteerd').first().waitFor({ timeout: 60_000 });
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: 'Naar de verkopen' }).click();
    await page.waitForURL(/console\/sales/);
    await until('The sales', async () => {
      await page.goto(`${product.url}/30042/console/sales`);
      return /€ 22,50/.test(await textOf(page)) && /€ 1\.000,00/.test(await textOf(page));
    });

    await upload(product, page, 'till', file);
    const again = await textOf(page);
    for (const words of ['Niets te importeren', 'Al vastgelegd, overgeslagen 3'])
      expect(again).toContain(words);
    expect(await page.getByRole('button', { name: /rijen importeren/ }).count()).toBe(0);
    await page.goto(`${product.url}/30042/console/import`);
    await page.getByRole('link', { name: 'till.csv' }).first().click();
    await page.waitForURL(/kind=till&job=/);
    expect(await textOf(page)).toContain('Verkochte artikelen 3');
    await page.context().close();
  });

  test('what is sold already is said with its sale and its day, and what is nowhere here; nothing is written', async () => {
    const [a = '', b = ''] = skus.splice(0, 2);
    const page = await atConsole(product, browser, reader);
    await upload(product, page, 'till', files.till(today, [{ sku: a, receipt: receipt(3), paid: '10,00' }]));
    await page.getByRole('button', { name: '1 rij importeren' }).click();
    await page.getByText('Geïmporteerd').first().waitFor({ timeout: 60_000 });
    const rows = [
      { sku: a, receipt: receipt(4), paid: '10,00' },
      { sku: '999999999', receipt: receipt(4), paid: '10,00' },
      { sku: b, receipt: receipt(4), paid: '' },
    ];
    await upload(product, page, 'till', files.till(today, rows));
    const said = await textOf(page);
    for (const words of [
      '3 fouten in 3 rijen',
      'Dit artikel is hier verkocht',
      'Geen artikel met dit nummer',
    ])
      expect(said).toContain(words);
    expect(said).toMatch(/Verkoop \d{4} op \d{1,2} \p{L}+ \d{4}/u);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.context().close();
  });

  test('a file of the till that was taken for stock is offered as what it is', async () => {
    const page = await atConsole(product, browser, reader);
    const file = files.till(today, [{ sku: skus[0] ?? '', receipt: receipt(5), paid: '10,00' }]);
    await upload(product, page, 'stock', file);
    await page.getByText('Dit lijkt een bestand met verkopen van de kassa').waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: 'Controleren als kassaverkopen' }).click();
    await page.waitForURL(/kind=till/);
    await page.getByRole('button', { name: '1 rij importeren' }).waitFor();
    await page.context().close();
  });
});
