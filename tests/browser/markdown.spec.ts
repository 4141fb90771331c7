import type { Page } from 'playwright-core';
import { customerOf, must, staffOf, until, type Asker } from '../product/graph';
import { button, logIn } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers, textOf, visit } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

interface Item {
  id: string;
  number: number;
  price: { amountMinor: number };
  reducedFrom: { amountMinor: number } | null;
  nextMarkdown: { on: string; price: { amountMinor: number } } | null;
}

let staff: Asker;
let marijke = '';
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  marijke = await customerOf(product, staff, 'marijke');
});

/** One of hers that the schedule of the demo shop has marked down once, and will again. */
const reduced = (): Promise<Item> =>
  until('A marked-down item', async () => {
    const query = `query ($id: UUID!) { customer(id: $id) { consignor { items(first: 100, filter: { states: [ON_SALE] }) { nodes {
      id number price { amountMinor } reducedFrom { amountMinor } nextMarkdown { on price { amountMinor } } } } } } }`;
    const { consignor } = await must<{ consignor: { items: { nodes: Item[] } } }>(product, staff, query, {
      id: marijke,
    });
    return consignor.items.nodes.find((item) => item.reducedFrom && item.nextMarkdown);
  });

/** "€ 41,60", with the blank that keeps it on one line as any other. */
const euros = (minor = 0): string => `€ ${(minor / 100).toFixed(2).replace('.', ',')}`;
const dayOf = (on = ''): string =>
  new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(on));
const step = (page: Page, at: number, part: string) => page.locator(`[name="markdownSteps.${at}.${part}"]`);

describe.each(readers)('$name', (reader) => {
  test('a reduced price stands beside the lowest of 30 days, and its consignor reads the next one with its date [S22 L10]', async () => {
    const { number, price, reducedFrom, nextMarkdown } = await reduced();
    const next = `Vanaf ${dayOf(nextMarkdown?.on)}`;
    const { context, page } = await visit(browser, reader);
    await logIn(product, page, product.logIn('marijke'));
    await page.goto(`${product.url}/30042/my/stock?state=on-sale`);
    const row = page.locator('main tbody tr', { hasText: 'lager' }).first();
    expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(/€ [\d,]+ was € [\d,]+, \d+ % lager/);
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.goto(`${product.url}/30042/my/stock/${number}`);
    const text = await textOf(page);
    const was = euros(reducedFrom?.amountMinor);
    expect(text).toContain(`Vraagprijs ${euros(price.amountMinor)} was ${was}, 20 % lager`);
    expect(text).toContain(`20 % lager dan ${was}, de laagste prijs van de 30 dagen ervoor`);
    expect(text).toContain(next);
    expect(text).toContain(euros(nextMarkdown?.price.amountMinor));
    expect(await faultsOf(page, reader)).toEqual([]);
    await context.close();
  });

  test('staff see what an item has cost and why, switch its markdowns off, and on again [S22 L10]', async () => {
    const { id, price, reducedFrom, nextMarkdown } = await reduced();
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/customers/${marijke}/items/${id}`);
    const history = page.locator('section', { has: page.locator('#prices') });
    expect((await history.innerText()).replace(/\s+/g, ' ')).toContain(
      `${euros(price.amountMinor)} Volgens schema afgeprijsd`,
    );
    expect((await history.locator('tbody tr').last().innerText()).replace(/\s+/g, ' ')).toContain(
      `${euros(reducedFrom?.amountMinor)} Uit een bestand`,
    );
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Niet afprijzen');
    await page.getByText('Het schema van de winkel laat het ongemoeid.').waitFor();
    expect(await textOf(page)).not.toContain('Volgende prijs');
    expect(await faultsOf(page, reader)).toEqual([]);
    await button(page, 'Weer afprijzen');
    await page.getByRole('button', { name: 'Niet afprijzen' }).waitFor();
    expect(await textOf(page)).toContain(`Volgende prijs Vanaf ${dayOf(nextMarkdown?.on)}`);
    await page.context().close();
  });

  test('a schedule is set line by line; what contradicts itself is told at its line, and nothing typed is lost [S22]', async () => {
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/settings/consignment`);
    expect(await step(page, 0, 'afterDays').inputValue()).toBe('28');
    expect(await step(page, 1, 'percent').inputValue()).toBe('40');
    // A line left empty is no step: the graph counts three, and the fault stands at the fourth line.
    await step(page, 3, 'afterDays').fill('42');
    await step(page, 3, 'percent').fill('50');
    await page.locator('[name=markdownFloorMinor]').fill('7,50');
    await page.locator('[name=markdownBorneBy][value=STORE]').check();
    await button(page, 'Bewaren');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('Stap 4, Na dagen te koop: Er is al een stap na zoveel dagen.');
    expect(await faultsOf(page, reader)).toEqual([]);
    await step(page, 3, 'afterDays').fill('55');
    await step(page, 3, 'percent').fill('heel veel');
    await button(page, 'Bewaren');
    await alert.waitFor();
    expect(await alert.innerText()).toContain(
      'Stap 4, Eraf, in procenten: Een heel percentage van 1 tot en met 99.',
    );
    expect(await step(page, 3, 'percent').inputValue()).toBe('heel veel');
    await step(page, 3, 'percent').fill('50 %');
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    expect(await step(page, 2, 'afterDays').inputValue()).toBe('55');
    expect(await step(page, 2, 'percent').inputValue()).toBe('50');
    expect(await page.locator('[name=markdownFloorMinor]').inputValue()).toBe('7,50');
    expect(await page.locator('[name=markdownBorneBy][value=STORE]').isChecked()).toBe(true);
    expect(await faultsOf(page, reader)).toEqual([]);
    for (const part of ['afterDays', 'percent']) await step(page, 2, part).fill('');
    await button(page, 'Bewaren');
    await page.waitForURL(/saved=yes/);
    await expect(step(page, 2, 'afterDays').inputValue()).resolves.toBe('');
    await page.context().close();
  });
});
