import type { Page } from 'playwright-core';
import { button } from './activation';
import { atConsole, openMarijke } from './at-console';
import { faultsOf, readers, type Reader } from './browser';
import { openSharedShop } from './shop';

const { product, browser } = openSharedShop();

interface Amount {
  amountMinor: number;
}
interface Followed {
  data: {
    customer: {
      displayName: string;
      consignor: {
        sales: {
          nodes: {
            number: number;
            sellableUnit: { sku: string; stock: number };
            customer: { displayName: string };
            sale: { soldFor: Amount; share: Amount; storePart: Amount };
          }[];
        };
      };
    };
  };
}

const follow = `query Follow($id: UUID!) {
  customer(id: $id) { displayName users { user { email } } salesTotal { amountMinor } consignor { sales(first: 1) { nodes {
    number sellableUnit { sku stock } customer { displayName } sale { soldFor { amountMinor currency } share { amountMinor } storePart { amountMinor } }
  } } } }
}`;

/** What the page's own operation answers; GraphiQL where there is room and JavaScript, the plain form elsewhere. */
async function runAsOpened(page: Page, reader: Reader, id: string): Promise<string> {
  if (hasEditor(reader)) {
    // The editors come a moment after their frame; then the variables are filled in.
    await page.locator('.graphiql-container', { hasText: id }).waitFor({ timeout: 30_000 });
    await page.locator('button.graphiql-execute-button').click();
    const response = page.locator('.graphiql-response', { hasText: 'Marijke' });
    await response.waitFor({ timeout: 20_000 });
    return response.innerText();
  }
  expect(await page.locator('textarea[name=variables]').inputValue()).toContain(id);
  await button(page, 'Uitvoeren');
  return page.locator('#answer pre').innerText();
}

/** What another operation answers, typed into the plain form or posted to the address the editor posts to. */
async function runTyped(page: Page, reader: Reader, query: string, variables: object): Promise<unknown> {
  if (hasEditor(reader)) {
    return page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/30042/console/graphql', { method: 'POST', headers, body });
      return (await response.json()) as unknown;
    }, JSON.stringify({ query, variables }));
  }
  await page.locator('textarea[name=query]').fill(query);
  await page.locator('textarea[name=variables]').fill(JSON.stringify(variables));
  await button(page, 'Uitvoeren');
  const answer = page.locator('#answer pre', { hasText: 'storePart' });
  return JSON.parse(await answer.innerText()) as unknown;
}

/** The ⋮ of the page, where the graph explorer stands; it opens without JavaScript too. */
const openMenu = (page: Page): Promise<void> => page.locator('.page-menu > button').click();

const hasEditor = (reader: Reader): boolean => reader.javaScript && reader.width > 720;

test.each(readers)(
  'a staff member opens the page’s operation and follows consignor, item and sale across the services, $name',
  async (reader) => {
    const page = await atConsole(product, browser, reader);
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
    });
    const id = await openMarijke(product, page);
    await openMenu(page);
    await page.getByRole('link', { name: 'Openen in GraphiQL' }).click();
    await page.waitForURL(/graphiql/);
    expect(await runAsOpened(page, reader, id)).toContain('Marijke');
    if (!hasEditor(reader)) expect(await faultsOf(page, reader)).toEqual([]);

    const { customer } = ((await runTyped(page, reader, follow, { id })) as Followed).data;
    const [sold] = customer.consignor.sales.nodes;
    if (sold === undefined) throw new Error('Nothing of hers was sold');
    expect(sold.customer.displayName).toBe(customer.displayName);
    expect(sold.sellableUnit).toEqual({ sku: String(sold.number), stock: 0 });
    const { share, storePart, soldFor } = sold.sale;
    expect(share.amountMinor + storePart.amountMinor).toBe(soldFor.amountMinor);
    expect(refused).toEqual([]);
    await page.context().close();
  },
);

test.each(readers.filter((reader) => !hasEditor(reader)))(
  'variables that are no JSON are named and nothing typed is lost, and another operation keeps the customer, $name',
  async (reader) => {
    const page = await atConsole(product, browser, reader);
    const id = await openMarijke(product, page);
    await openMenu(page);
    await page.getByRole('link', { name: 'Openen in GraphiQL' }).click();
    await page.waitForURL(/graphiql/);
    await page.locator('textarea[name=query]').fill('query Mine { store { id } }');
    await page.locator('textarea[name=variables]').fill('{ id:');
    await button(page, 'Uitvoeren');
    await page.locator('textarea[name=variables][aria-invalid=true]').waitFor();
    expect(await page.locator('textarea[name=query]').inputValue()).toBe('query Mine { store { id } }');
    expect(await page.locator('textarea[name=variables]').inputValue()).toBe('{ id:');
    expect(await faultsOf(page, reader)).toEqual([]);

    await page.locator('textarea[name=query]').fill('query Mine { store { ');
    await page.locator('textarea[name=variables]').fill('');
    await button(page, 'Uitvoeren');
    await page.locator('#answer', { hasText: 'Syntax Error' }).waitFor();

    await page.locator('select[name=operation]').selectOption('CustomerItems');
    await button(page, 'Openen');
    await page.waitForURL(/operation=CustomerItems/);
    expect(await page.locator('textarea[name=variables]').inputValue()).toContain(id);
    await button(page, 'Uitvoeren');
    await page.locator('#answer', { hasText: '"sellableUnit"' }).waitFor();
    await page.context().close();
  },
);

test('what was typed, chosen and marked before the page came alive is there when it has, on a phone', async () => {
  const reader = readers.find((each) => each.javaScript && !hasEditor(each));
  if (reader === undefined) throw new Error('No reader with a phone');
  const page = await atConsole(product, browser, reader);
  await openMarijke(product, page);
  await openMenu(page);
  const address = await page.getByRole('link', { name: 'Openen in GraphiQL' }).getAttribute('href');
  let comeAlive = (): void => undefined;
  const typedAll = new Promise<void>((done) => (comeAlive = done));
  await page.route(/_app\/immutable\/entry\/app\./, async (route) => {
    await typedAll;
    await route.continue();
  });
  await page.goto(product.url + (address ?? ''), { waitUntil: 'commit' });
  await page.locator('input[name=search]').fill('boek');
  await page.locator('select[name=operation]').selectOption('CustomerItems');
  await page.locator('textarea[name=variables]').fill('{ id:');
  await page.locator('textarea[name=query]').selectText();
  comeAlive();
  // Hydration takes the server's text out of the element; what the element holds is its value.
  await page.locator('textarea[name=query]:empty').waitFor();
  await page.keyboard.insertText('query Mine { store { id } }');
  expect(await page.locator('textarea[name=query]').inputValue()).toBe('query Mine { store { id } }');
  expect(await page.locator('textarea[name=variables]').inputValue()).toBe('{ id:');
  expect(await page.locator('select[name=operation]').inputValue()).toBe('CustomerItems');
  expect(await page.locator('input[name=search]').inputValue()).toBe('boek');
  await page.context().close();
});

test('where the editor cannot be loaded, the plain form stands in its place and runs the operation', async () => {
  const reader = readers.find(hasEditor);
  if (reader === undefined) throw new Error('No reader at a desk');
  const page = await atConsole(product, browser, reader);
  await openMarijke(product, page);
  await openMenu(page);
  const address = await page.getByRole('link', { name: 'Openen in GraphiQL' }).getAttribute('href');
  // Only the editor's own pieces bring this style sheet; the page around it stays whole.
  await page.route(/graphiql\.[^/]*\.css/, (route) => route.abort());
  await page.goto(product.url + (address ?? ''));
  await page.getByText('kon niet worden geladen').waitFor();
  expect(await faultsOf(page, reader)).toEqual([]);
  await button(page, 'Uitvoeren');
  await page.locator('#answer', { hasText: 'Marijke' }).waitFor();
  await page.context().close();
});
