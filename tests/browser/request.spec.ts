import type { Page } from 'playwright-core';
import { must, staffOf, type Asker } from '../product/graph';
import { button, logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

interface OnSale {
  id: string;
  number: number;
  price: { amountMinor: number };
  request: object | null;
}
let staff: Asker;
let items: OnSale[];
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  const query = `query ($email: String!) { customerByEmail(email: $email) { consignor {
    items(first: 50, filter: { states: [ON_SALE] }) { nodes { id number price { amountMinor } request { state } } } } } }`;
  const { consignor } = await must<{ consignor: { items: { nodes: OnSale[] } } }>(
    product,
    staff,
    query,
    product.logIn('marijke'),
  );
  items = consignor.items.nodes.filter(({ request }) => request === null);
});

const request = (page: Page): ReturnType<Page['locator']> => page.locator('#request');

/** The item's row in the list of its consignor. */
const inStock = (page: Page, { number }: OnSale): ReturnType<Page['locator']> =>
  page.locator('main tbody tr', { has: page.locator(`a[href*="/stock/${number}"]`) });

describe.each(readers.map((reader, at) => ({ reader, at, name: reader.name })))('$name', ({ reader, at }) => {
  test('a consignor asks for another price, reads what another request would do to it, thinks again, asks to have it back, and reads what the shop answers [S25]', async () => {
    const item = items[at]!;
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(`${product.url}/30042/my/stock/${item.number}`);
    await page.getByText('Iets vragen over dit artikel').click();
    expect(await page.locator('[name=priceMinor]').isVisible()).toBe(false);
    await button(page, 'Vraag het de winkel');
    await page.locator('#kind-wrong').waitFor();
    await page.getByLabel('Ik wil een andere prijs').check();
    await page.locator('[name=priceMinor]').fill('2,5x');
    await page.locator('[name=note]').fill('Mag wat goedkoper');
    await button(page, 'Vraag het de winkel');
    // What was typed stays, and the fault stands at its field.
    await page.getByText('Dit is geen bedrag').first().waitFor();
    expect(await page.locator('[name=note]').inputValue()).toBe('Mag wat goedkoper');
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('[name=priceMinor]').fill('2,50');
    await button(page, 'Vraag het de winkel');
    await request(page).getByText('Uw verzoek: Andere prijs: € 2,50').waitFor();
    await request(page).getByText('Wacht op antwoord van de winkel').waitFor();
    // What is asked now would take its place: that is said before.
    expect(await page.getByText('Iets vragen over dit artikel').count()).toBe(0);
    await page.getByText('Iets anders vragen').click();
    expect(await page.getByText('Dit komt in de plaats van het verzoek dat nu wacht.').isVisible()).toBe(
      true,
    );
    expect(await faultsOf(page, reader)).toEqual([]);
    // The stock says it, too, and leads to it.
    await page.goto(`${product.url}/30042/my/stock?state=on-sale`);
    expect(await inStock(page, item).innerText()).toContain('Uw verzoek wacht');
    expect(await faultsOf(page, reader)).toEqual([]);
    await inStock(page, item).locator('a').first().click();
    await button(page, 'Verzoek intrekken');
    await request(page).getByText('Ingetrokken').waitFor();
    await page.getByText('Iets vragen over dit artikel').click();
    await page.getByLabel('Ik wil het terug').check();
    await button(page, 'Vraag het de winkel');
    await request(page).getByText('Uw verzoek: Artikel terug').waitFor();

    const desk = await atConsole(product, browser, reader);
    await desk.goto(`${product.url}/30042/console/requests`);
    expect(await faultsOf(desk, reader)).toEqual([]);
    await desk.locator(`main a[href*="/items/${item.id}"]`).first().click();
    await request(desk).getByText('Verzoek van de inbrenger: Artikel terug').waitFor();
    expect(await faultsOf(desk, reader)).toEqual([]);
    await desk.locator('[name=answer]').fill('Hij hangt in de etalage');
    await button(desk, 'Afwijzen');
    await request(desk).getByText('De winkel doet dit niet').waitFor();
    await desk.getByRole('link', { name: 'Alle verzoeken die wachten' }).click();
    await desk.waitForURL(/\/console\/requests/);
    expect(await desk.locator(`main a[href*="/items/${item.id}"]`).count()).toBe(0);
    await desk.context().close();

    await page.goto(`${product.url}/30042/my/stock?state=on-sale`);
    expect(await inStock(page, item).innerText()).toContain('Antwoord van de winkel');
    await inStock(page, item).locator('a').first().click();
    await page.waitForURL(/\/stock\/\d+/);
    expect(await textOf(page)).toContain('Antwoord: “Hij hangt in de etalage”');
    await context.close();
  });
});

test('staff change the price as it was asked, with one button, and the label of it is to be printed again [S25]', async () => {
  const reader = readers[2]!;
  const item = items[readers.length]!;
  const priceMinor = item.price.amountMinor - 100;
  const ask = 'mutation ($input: AskForItemInput!) { askForItem(input: $input) { __typename } }';
  await must(product, staff, ask, { input: { id: item.id, kind: 'PRICE', priceMinor } });
  const page = await atConsole(product, browser, reader);
  await page.goto(`${product.url}/30042/console/requests`);
  await page.locator(`main a[href*="/items/${item.id}"]`).first().click();
  await page.getByRole('button', { name: /^Prijs wordt/ }).click();
  await request(page).getByText('De winkel heeft dit gedaan').waitFor();
  const euros = `€ ${(priceMinor / 100).toFixed(2).replace('.', ',')}`;
  expect(await textOf(page)).toContain(`Vraagprijs ${euros}`);
  await page.context().close();
});
