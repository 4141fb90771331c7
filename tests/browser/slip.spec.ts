import { must, staffOf } from '../product/graph';
import { atConsole } from './at-console';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

/** Something of a consignor that is on sale, and nobody has sold yet. */
async function onSale(): Promise<string> {
  const staff = await staffOf(product, '30042');
  const items =
    'items(first: 12, filter: { states: [ON_SALE] }) { nodes { number sellableUnit { isOnSale } } }';
  const { nodes } = await must<{ nodes: { consignor: { items: { nodes: Item[] } } | null }[] }>(
    product,
    staff,
    `{ customers(first: 60) { nodes { consignor { ${items} } } } }`,
  );
  const found = nodes
    .flatMap((each) => each.consignor?.items.nodes ?? [])
    .find((each) => each.sellableUnit?.isOnSale);
  return String(found?.number);
}
interface Item {
  number: number;
  sellableUnit: { isOnSale: boolean } | null;
}

test.each(readers)(
  '$name a sale at a Dutch counter offers its receipt, which fits a roll and a sheet, and says of what there is VAT [L5 L6]',
  async (reader) => {
    const number = await onSale();
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/sales/new`);
    await page.locator('[name=number]').fill(number);
    await page.keyboard.press('Enter');
    await page.locator('[data-line]').waitFor();
    await page.locator('[name=paidBy][value=CARD]').check();
    await page.getByRole('button', { name: 'Verkopen', exact: true }).click();
    await page.waitForURL(/sold=yes/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.getByRole('link', { name: 'Bon afdrukken' }).click();
    await page.waitForURL(/\/sales\/\d+\/receipt$/);
    expect(await faultsOf(page, reader)).toEqual([]);
    const slip = page.locator('article[lang=nl]');
    const said = (await slip.innerText()).replace(/\s+/g, ' ');
    for (const part of ['De Ruilhoek', number, 'margeregeling', 'Totaal', 'Pin', 'gebruikte goederen'])
      expect(said).toContain(part);
    expect(said.replace('margeregeling', '')).not.toMatch(/btw|%/i);
    // Without a script the browser's own menu prints it, and the page says so.
    const prints = page.getByRole('button', { name: 'Afdrukken' });
    if (reader.javaScript) await prints.waitFor();
    else expect(await prints.count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    // A roll of 80 mm less what it does not print on, and a sheet of A4, in the pixels a browser prints by.
    for (const width of [272, 718]) {
      await page.setViewportSize({ width, height: 1000 });
      const box = await slip.boundingBox();
      expect(box?.width).toBeLessThanOrEqual(273);
      expect(box!.x + box!.width).toBeLessThanOrEqual(width + 1);
      expect(box?.y).toBeLessThan(20);
      const cut = await page.evaluate(
        `[...document.querySelectorAll('article *')].filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0).map((each) => each.textContent)`,
      );
      expect(cut).toEqual([]);
    }
    expect(await page.locator('button:visible, .btn:visible, nav:visible').count()).toBe(0);
    await page.context().close();
  },
);

test('who may only read prints it, too; of a sale that is not there, there is none', async () => {
  const reader = readers[2]!;
  const page = await atConsole(product, browser, reader, 'mila@');
  await page.goto(`${product.url}/30042/console/sales`);
  await page.locator('main tbody a').first().click();
  await page.waitForURL(/\/sales\/\d+/);
  await page.getByRole('link', { name: 'Bon afdrukken' }).click();
  await page.locator('article[lang=nl]').waitFor();
  const answer = await page.goto(`${product.url}/30042/console/sales/999999/receipt`);
  expect(answer?.status()).toBe(404);
  await page.context().close();
});
