import { driftedBalances, linesOf } from '../../services/consignment/testing/ledger';
import { TillFiles, tillFileOf } from '../../services/commerce/testing/till-file';
import { forAllTests } from '../../services/kernel/testing/for-all-tests';
import { openCounters, type Counter } from './counter';

/** What came in by a till's file is owed, to the cent, as what was sold at the desk is [K13 R-CO5 R-CM8]. */
const { world, counters } = forAllTests(openCounters);
const counterIn = (country: string): Counter => {
  const counter = counters.find((each) => each.country === country);
  if (counter === undefined) throw new Error(`No counter in ${country}`);
  return counter;
};

const comma = (minor: number): string => (minor / 100).toFixed(2).replace('.', ',');
const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0);

afterEach(async () => expect(await driftedBalances(counterIn('NL').shop)).toEqual([]));

test.each(['NL', 'NO'])(
  'in %s each piece of a receipt is owed the share of what was paid for it, the parts add up, and the day of sale is its own',
  async (country) => {
    const counter = counterIn(country);
    const prices = [1001, 3333, 2500, 999, 14_995];
    const { customerId, items } = await counter.bringsIn(prices, { consignorSharePercent: 33.33 });
    const paid = [1001, 3000, 2499, 1, 0];
    const receipts = ['Z-1', 'Z-1', 'Z-2', 'Z-1', 'Z-3'];
    const file = tillFileOf(
      ...items.map(({ sku }, at) => ({
        ...{ sku, paid: comma(paid[at] ?? 0), receipt: receipts[at] ?? '', on: '22-11-2026' },
      })),
    );
    const files = new TillFiles(counter.till);
    expect(await files.import(file)).toMatchObject({ created: 5, unchanged: 0 });
    await world.settled();

    const sales = await world.database.admin<{ sold: number; share: number; rest: number; day: string }>(
      `SELECT s.sold_for_minor::int AS sold, s.share_minor::int AS share, s.store_part_minor::int AS rest, s.sold_on::text AS day
         FROM consignment.sale s JOIN consignment.item i ON i.id = s.item_id WHERE i.id = ANY ($1) ORDER BY i.number`,
      [items.map(({ id }) => id)],
    );
    expect(sales.map(({ sold }) => sold)).toEqual(paid);
    // 33.33 % by hand, half up.
    expect(sales.map(({ share }) => share)).toEqual([334, 1000, 833, 0, 0]);
    for (const { sold, share, rest, day } of sales) expect([share + rest, day]).toEqual([sold, '2026-11-22']);
    const lines = await linesOf(counter.shop, customerId);
    expect(sum(lines.map(({ amount }) => amount))).toBe(2167);
    const orders = (await Promise.all(['Z-1', 'Z-2', 'Z-3'].map((receipt) => files.orders(receipt)))).flat();
    const { currency } = counter;
    expect(orders.map(({ total }) => total)).toEqual(
      [4002, 2499, 0].map((amountMinor) => ({ amountMinor, currency })),
    );
    expect(await files.import(file)).toMatchObject({ created: 0, unchanged: 5 });
    await world.settled();
    expect(await linesOf(counter.shop, customerId)).toEqual(lines);

    const [first] = orders;
    const line = (first?.['lines'] as { id: string; sku: string }[]).find(({ sku }) => sku === items[1]?.sku);
    await counter.till.undo({ orderId: first?.['id'], lineIds: [line?.id] });
    await world.settled();
    expect((await linesOf(counter.shop, customerId)).at(-1)).toMatchObject({
      kind: 'SALE_UNDONE',
      amount: -1000,
    });
  },
);

test('what was sold before it was in the store is a fault, and on the day that it came it is not', async () => {
  const counter = counterIn('NL');
  const { items } = await counter.bringsIn([1000]);
  const files = new TillFiles(counter.till);
  const row = { sku: items[0]?.sku ?? '', paid: '10,00', receipt: 'Z-9' };
  expect(await files.dryRun(tillFileOf({ ...row, on: '21-11-2026' }))).toMatchObject({
    faults: [{ column: 'Datum', code: 'SOLD_BEFORE_INTAKE' }],
  });
  expect(await files.import(tillFileOf({ ...row, on: '22-11-2026' }))).toMatchObject({ created: 1 });
});
