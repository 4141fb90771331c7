import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';
import { soldUnit, tellSales, undoneUnit } from '../testing/unit-sales';

const { world, shop, other } = forAllTests(openShops);

const figures =
  'count soldFor { amountMinor currency } share { amountMinor } margin { amountMinor } vat { amountMinor }';
const query = `query ($period: Period) { marginReport(period: $period) { margin { ${figures} rates { vatPercent ${figures} } } normal { ${figures} rates { vatPercent } } } }`;
const report = (period?: object, of = shop): Promise<Answer> => of.ask(of.staff, query, { period });
const money = (amountMinor: number): object => ({ amountMinor });
const sums = (count: number, sold: number, share: number, vat: number): object => ({
  ...{ count, soldFor: { amountMinor: sold, currency: 'EUR' }, share: money(share) },
  ...{ margin: money(sold - share), vat: money(vat) },
});

let customerId: string;
beforeAll(async () => {
  customerId = await shop.consignor(6100);
  const items = await addItems(
    shop,
    customerId,
    Array.from({ length: 6 }, () => ({})),
  );
  const [a, b, c, d, e, f] = items.map(({ id }) => id) as [string, string, string, string, string, string];
  const margin = { vatScheme: 'MARGIN' as const, soldForMinor: 1001 };
  await tellSales(
    shop,
    soldUnit(a, 1, { ...margin, soldOn: '2026-10-31' }),
    soldUnit(b, 1, { ...margin, soldOn: '2026-11-01' }),
    soldUnit(c, 1, { ...margin, soldOn: '2026-11-30' }),
    soldUnit(d, 1, { ...margin, soldOn: '2026-11-15', vatPercent: 9 }),
    soldUnit(e, 1, { vatScheme: 'NORMAL', soldForMinor: 1210, soldOn: '2026-11-15' }),
    soldUnit(f, 1, { ...margin, soldOn: '2026-11-15' }),
  );
  await tellSales(shop, undoneUnit(f, 2));
});

test('a period has its sales, shares, margin and the VAT in it, each rate by itself, and goods of companies apart [L5]', async () => {
  // 1001 at 50 %: 501 and 500. VAT of each rate once: 1000 × 21 ÷ 121 = 173.55, 500 × 9 ÷ 109 = 41.28.
  expect(await report({ from: '2026-11-01', until: '2026-11-30' })).toEqual({
    margin: {
      ...sums(3, 3003, 1503, 174 + 41),
      rates: [
        { vatPercent: 21, ...sums(2, 2002, 1002, 174) },
        { vatPercent: 9, ...sums(1, 1001, 501, 41) },
      ],
    },
    normal: { ...sums(1, 1210, 605, 210), rates: [{ vatPercent: 21 }] },
  });
  expect(await report({ until: '2026-10-31' })).toMatchObject({
    margin: { count: 1 },
    normal: { count: 0, rates: [] },
  });
  expect(await report()).toMatchObject({ margin: { count: 4 }, normal: { count: 1 } });
});

test('another store has none of it, a consignor and a visitor none at all', async () => {
  expect(await report(undefined, other)).toMatchObject({ margin: { count: 0 }, normal: { count: 0 } });
  const { errors } = await world.run('consignment', shop.portal(customerId), query);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('a period that ends before it begins is refused, and without consignment there is none', async () => {
  await expect(report({ from: '2026-11-02', until: '2026-11-01' })).rejects.toThrow('OUT_OF_RANGE');
  await world.storeArrives('consignment', other.storeId, { version: 9, modules: [] });
  expect(await report(undefined, other)).toBeNull();
});
