import { must, staffOf, type Asker } from '../product/graph';
import { atConsole } from './at-console';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

interface DueItem {
  id: string;
  number: number;
  price: { amountMinor: number };
}
let staff: Asker;
let due: DueItem[];
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  const query = '{ dueItems { items(first: 50) { nodes { id number price { amountMinor } } } } }';
  due = (await must<{ items: { nodes: DueItem[] } }>(product, staff, query)).items.nodes;
});
const priceOf = async (id: string): Promise<number> => {
  const query = 'query ($id: UUID!) { consignmentItem(id: $id) { price { amountMinor } } }';
  return (await must<{ price: { amountMinor: number } }>(product, staff, query, { id })).price.amountMinor;
};
const reprice = (id: string, priceMinor: number): Promise<unknown> =>
  must(product, staff, 'mutation ($input: PriceItemInput!) { priceItem(input: $input) { __typename } }', {
    input: { id, priceMinor },
  });
const euros = (minor: number): string => `€ ${(minor / 100).toFixed(2).replace('.', ',')}`;

/** A phone without JavaScript, and a desk with it. */
const two = [readers[0]!, readers[2]!];

test.each(two.map((reader, at) => ({ reader, at, name: reader.name })))(
  '$name what is due is given a lower price: shown old and new, done at once, and what somebody priced meanwhile is left and named [R-CO2]',
  async ({ reader, at }) => {
    const [first, second] = due.slice(at * 2, at * 2 + 2) as [DueItem, DueItem];
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/due`);
    expect(await page.locator('[name=percent]').isVisible()).toBe(false);
    for (const box of await page.locator('input[name=chosen]').all())
      if (![first.id, second.id].includes((await box.inputValue()) ?? '')) await box.uncheck();
    await page.locator('[name=to]').selectOption('PRICE');
    await page.locator('#chosen button.primary').click();
    // By how much, nobody has said.
    await page.getByText('Een heel percentage van 1 tot en met 99').first().waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    await page.locator('[name=percent]').fill('20');
    await page.locator('#chosen button.primary').click();
    await page.getByRole('heading', { name: /2 artikelen 20\s%\s*lager prijzen\?/ }).waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    const [before, after] = [first, second].map(({ price }) => price.amountMinor) as [number, number];
    const said = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    const then = [before, after].map((price) => Math.round(price * 0.8));
    for (const sum of [before, ...then, before + after, then[0]! + then[1]!])
      expect(said).toContain(euros(sum));
    await reprice(second.id, after + 100);
    await page.locator('main form.ask button').click();
    await page.getByText(/1 artikel: 20\s%\s*lager geprijsd\./).waitFor();
    const left = page.locator('main .note', { hasText: '1 artikel bleef zoals het was' });
    expect(await left.innerText()).toContain(String(second.number));
    expect(await left.innerText()).toContain('kost intussen iets anders');
    expect(await faultsOf(page, reader)).toEqual([]);
    expect([await priceOf(first.id), await priceOf(second.id)]).toEqual([then[0], after + 100]);
    await page.context().close();
  },
);

test('all that are due are given a lower price as they were looked at, and none where one costs something else by then', async () => {
  const reader = readers[2]!;
  const page = await atConsole(product, browser, reader);
  await page.goto(`${product.url}/30042/console/due?ask=price&off=10&all=yes`);
  const last = due.at(-1)!;
  const before = await priceOf(last.id);
  await reprice(last.id, before + 50);
  await page.locator('main form.ask button').click();
  await page.getByText('Er is iets veranderd sinds u keek: samen kostten ze').first().waitFor();
  expect(await faultsOf(page, reader)).toEqual([]);
  expect(await priceOf(last.id)).toBe(before + 50);
  await page.goto(`${product.url}/30042/console/due?ask=price&off=10&all=yes`);
  await page.locator('main form.ask button').click();
  await page.getByText(/10\s%\s*lager geprijsd\./).waitFor();
  expect(await priceOf(last.id)).toBe(Math.round((before + 50) * 0.9));
  await page.context().close();
});
