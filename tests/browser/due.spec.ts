import { must, staffOf, type Asker } from '../product/graph';
import { button } from './activation';
import { atConsole } from './at-console';
import { faultsOf, readers } from './browser';
import { openShop } from './shop';

const { product, browser } = openShop();

interface DueItem {
  id: string;
  number: number;
  customer: { id: string };
}
let staff: Asker;
let due: DueItem[];
beforeAll(async () => {
  staff = await staffOf(product, '30042');
  const query = '{ dueItems { items(first: 50) { nodes { id number customer { id } } } } }';
  due = (await must<{ items: { nodes: DueItem[] } }>(product, staff, query)).items.nodes;
});

/** A phone without JavaScript, and a desk with it. */
const two = [readers[0]!, readers[2]!];

test.each(two.map((reader, at) => ({ reader, at, name: reader.name })))(
  '$name staff say what became of what is due: asked once more, done at once, and what somebody else decided meanwhile is left and named [R-CO2 S23]',
  async ({ reader, at }) => {
    const [first, second, third] = due.slice(at * 3, at * 3 + 3) as [DueItem, DueItem, DueItem];
    const page = await atConsole(product, browser, reader);
    await page.goto(`${product.url}/30042/console/due`);
    expect(await faultsOf(page, reader)).toEqual([]);
    // Who comes for theirs has theirs alone to tick.
    const alone = page.locator(`a[href*="of=${first.customer.id}"]`).first();
    await page.goto(new URL((await alone.getAttribute('href')) ?? '', page.url()).href);
    const theirs = due.filter(({ customer }) => customer.id === first.customer.id).map(({ id }) => id);
    const ticks = await page.locator('input[name=chosen]').all();
    expect(
      (await Promise.all(ticks.map((box) => box.inputValue()))).filter((id) => !theirs.includes(id)),
    ).toEqual([]);
    expect(ticks.length).toBeGreaterThan(0);
    await page.goto(`${product.url}/30042/console/due`);
    // All are ticked; nobody goes on without saying what became of them.
    const boxes = page.locator('input[name=chosen]');
    expect(await boxes.count()).toBe(await page.locator('input[name=chosen]:checked').count());
    await page.locator('#chosen button.primary').click();
    await page.getByText('Kies wat ermee gebeurde').first().waitFor();
    expect(await faultsOf(page, reader)).toEqual([]);
    for (const box of await boxes.all())
      if (![first.id, second.id].includes((await box.inputValue()) ?? '')) await box.uncheck();
    await page.locator('[name=to]').selectOption('RETURNED');
    await page.locator('#chosen button.primary').click();
    await page.getByRole('heading', { name: '2 artikelen teruggeven?' }).waitFor();
    // Whoever looks at the list once more finds it as it was chosen.
    await page.getByRole('link', { name: 'Nee, terug naar de lijst' }).click();
    await page.locator('#chosen').waitFor();
    expect(await page.locator('input[name=chosen]:checked').count()).toBe(2);
    expect(await page.locator('[name=to]').inputValue()).toBe('RETURNED');
    await page.locator('#chosen button.primary').click();
    await page.getByRole('heading', { name: '2 artikelen teruggeven?' }).waitFor();
    const question = page.url();
    expect(await page.locator('tbody tr').count()).toBe(2);
    expect(await faultsOf(page, reader)).toEqual([]);
    const move = 'mutation ($input: MoveItemInput!) { moveItem(input: $input) { __typename } }';
    await must(product, staff, move, { input: { id: second.id, to: 'LOST' } });
    await button(page, 'Ja, 2 artikelen teruggeven');
    await page.getByText('1 artikel: Teruggegeven.').waitFor();
    const left = page.locator('main .note', { hasText: '1 artikel bleef zoals het was' });
    expect(await left.innerText()).toContain(String(second.number));
    expect(await left.innerText()).toContain('iemand anders heeft beslist: Vermist');
    expect(await faultsOf(page, reader)).toEqual([]);
    // The next one stands there still, and the list of the consignor shows what became of it.
    expect(await page.locator(`input[name=chosen][value="${third.id}"]`).count()).toBe(1);
    expect(await page.locator(`input[name=chosen][value="${first.id}"]`).count()).toBe(0);
    await page.goto(question);
    await page.getByText('Wat hier gevraagd werd, is al gedaan.').waitFor();
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(0);
    await page.goto(`${product.url}/30042/console/customers/${first.customer.id}/items?state=returned`);
    expect(await page.locator('main tbody').innerText()).toContain(String(first.number));
    await page.context().close();
  },
);

test('who may only read sees what is due, and no form', async () => {
  const reader = readers[2]!;
  const page = await atConsole(product, browser, reader, 'mila@');
  await page.goto(`${product.url}/30042/console/due?ask=returned`);
  expect(await page.locator('main tbody tr').count()).toBeGreaterThan(0);
  expect(await page.locator('main form[method=post], main input[type=checkbox]').count()).toBe(0);
  expect(await faultsOf(page, reader)).toEqual([]);
  await page.context().close();
});
