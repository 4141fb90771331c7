import { fixedClock } from '../../kernel/clock/clock';
import { Call } from '../../kernel/database/call';
import { Database } from '../../kernel/database/database';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';
import { monthsUntil } from './sale.figures';
import { SaleService } from './sale.service';

const { world, shop, other } = forAllTests(openShops);
let jan: string;

// Clock: 22 November 2026.
beforeAll(async () => {
  jan = await shop.consignor(2054);
  await addItems(shop, jan, [
    { state: 'SOLD', soldOn: '2026-11-20', soldForMinor: 1001 },
    { state: 'SOLD', soldOn: '2026-11-01', soldForMinor: 2000 },
    { state: 'SOLD', soldOn: '2026-10-31', soldForMinor: 3000, settled: true },
    { state: 'SOLD', soldOn: '2025-12-01', soldForMinor: 4000 },
    { state: 'SOLD', soldOn: '2025-11-30', soldForMinor: 5000 },
    {},
  ]);
  const piet = await shop.consignor(2055);
  await addItems(shop, piet, [{ state: 'SOLD', soldOn: '2026-11-20', soldForMinor: 9999 }]);
});

const of = <T = Answer>(selection: string, actor = shop.portal(jan)): Promise<T | null> =>
  shop.consignorOf<T>(actor, jan, selection);
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const money = '{ amountMinor currency }';
const summary = `{ count soldFor ${money} share ${money} }`;

test('the balance is the sum of the shares that were not paid out', async () => {
  expect(await of(`balance ${money}`)).toEqual({ balance: eur(501 + 1000 + 2000 + 2500) });
});

test('a consignor without sales has a balance of nothing', async () => {
  const id = await shop.consignor(2056);
  expect(await shop.consignorOf(shop.portal(id), id, `balance ${money} salesSummary ${summary}`)).toEqual({
    balance: eur(0),
    salesSummary: { count: 0, soldFor: eur(0), share: eur(0) },
  });
});

test('a sale shows what was paid and how it was divided', async () => {
  const answer = await of<{ sales: { nodes: Answer[] } }>(
    `sales(first: 1) { nodes { state sale { soldOn soldFor ${money} share ${money} storePart ${money} id } } }`,
  );
  expect(answer?.sales.nodes).toEqual([
    {
      state: 'SOLD',
      sale: {
        soldOn: '2026-11-20',
        soldFor: eur(1001),
        share: eur(501),
        storePart: eur(500),
        id: expect.any(String),
      },
    },
  ]);
});

describe('the list of sales', () => {
  interface Sales {
    sales: {
      nodes: { sale: { soldOn: string } }[];
      pageInfo: { endCursor: string; startCursor: string; hasNextPage: boolean };
      total: { count: number };
    };
  }
  const days = async (args: string): Promise<string[]> =>
    (await read(args)).nodes.map(({ sale }) => sale.soldOn);
  const read = async (args: string): Promise<Sales['sales']> => {
    const answer = await of<Sales>(
      `sales${args} { nodes { sale { soldOn } } pageInfo { endCursor startCursor hasNextPage } total { count } }`,
    );
    if (answer === null) throw new Error('No consignor');
    return answer.sales;
  };

  test('is newest sale first, in pages', async () => {
    const first = await read('(first: 2)');
    expect(first.nodes.map(({ sale }) => sale.soldOn)).toEqual(['2026-11-20', '2026-11-01']);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await days(`(first: 3, after: "${first.pageInfo.endCursor}")`)).toEqual([
      '2026-10-31',
      '2025-12-01',
      '2025-11-30',
    ]);
    expect(await days('(last: 1)')).toEqual(['2025-11-30']);
  });

  test('keeps to a period, both days inclusive', async () => {
    expect(await days('(period: { from: "2026-10-31", until: "2026-11-01" })')).toEqual([
      '2026-11-01',
      '2026-10-31',
    ]);
    expect(await days('(period: { from: "2026-11-02" })')).toEqual(['2026-11-20']);
    expect(await days('(period: { until: "2025-11-30" })')).toEqual(['2025-11-30']);
    expect((await read('(period: { from: "2026-10-31", until: "2026-11-01" }, first: 1)')).total).toEqual({
      count: 2,
    });
  });

  test('refuses a period that ends before it begins', async () => {
    await expect(days('(period: { from: "2026-11-02", until: "2026-11-01" })')).rejects.toThrow(
      'OUT_OF_RANGE',
    );
    await expect(
      of(`salesSummary(period: { from: "2026-11-02", until: "2026-11-01" }) ${summary}`),
    ).rejects.toThrow('OUT_OF_RANGE');
  });
});

test('the figures of a period are those of its list, settled sales too', async () => {
  expect(await of(`salesSummary(period: { from: "2026-10-01", until: "2026-11-01" }) ${summary}`)).toEqual({
    salesSummary: { count: 2, soldFor: eur(5000), share: eur(2500) },
  });
});

describe('what sold since', () => {
  test('an instant counts from its day in the store on', async () => {
    // 23:30 UTC on 31 October is 1 November in Amsterdam.
    expect(await of(`soldSince(instant: "2026-10-31T23:30:00Z") ${summary}`)).toMatchObject({
      soldSince: { count: 2, share: eur(1501) },
    });
    expect(await of(`soldSince(instant: "2026-10-31T22:30:00Z") ${summary}`)).toMatchObject({
      soldSince: { count: 3 },
    });
  });

  test('the previous visit is meant where nothing is said, and everything on a first visit', async () => {
    const before = { ...shop.portal(jan), previousVisitAt: '2026-11-15T09:00:00.000Z' };
    expect(await of(`soldSince ${summary}`, before)).toMatchObject({
      soldSince: { count: 1, soldFor: eur(1001) },
    });
    expect(await of(`soldSince ${summary}`)).toMatchObject({ soldSince: { count: 5 } });
  });
});

test('figures by month are the last twelve, this one last, with the empty ones', async () => {
  const answer = await of<{ salesByMonth: { month: string; count: number; soldFor: unknown }[] }>(
    `salesByMonth { month count soldFor ${money} }`,
  );
  const months = answer?.salesByMonth ?? [];
  expect(months).toHaveLength(12);
  expect(months[0]).toEqual({ month: '2025-12', count: 1, soldFor: eur(4000) });
  expect(months.slice(1, 10).every(({ count }) => count === 0)).toBe(true);
  expect(months.slice(10)).toEqual([
    { month: '2026-10', count: 1, soldFor: eur(3000) },
    { month: '2026-11', count: 2, soldFor: eur(3001) },
  ]);
});

test('the figures of many consignors and periods at once are one statement, each its own', async () => {
  const url = world.database.urlOf('kommis_consignment');
  const database = await new Database({ url, maxConnections: 1 }).open();
  const call = new Call(database, shop.staff, { operation: 'spec', requestId: 'spec' });
  const service = new SaleService(fixedClock('2026-11-22T10:00:00Z'));
  const ids = [jan, await shop.consignor(2058)];
  const figures = await Promise.all(
    ids.flatMap((id) => [
      service.summaryOf(call, id, { from: '2026-11-01', until: null }),
      service.soldSince(call, id, new Date('2026-11-19T10:00:00Z')),
      service.salesByMonth(call, id, 2).then((months) => months.at(-1)!),
    ]),
  ).finally(() => call.end());
  expect(figures.map(({ count }) => count)).toEqual([2, 1, 2, 0, 0, 0]);
  expect(call.statements).toBe(1);
  await database.close();
});

test.each([0, 61])('figures of %d months are refused', async (months) => {
  await expect(of(`salesByMonth(months: ${months}) { month }`)).rejects.toThrow('OUT_OF_RANGE');
});

test('nobody else sees the sales: not another consignor, not another store', async () => {
  for (const actor of [shop.portal(await shop.consignor(2057)), other.staff]) {
    expect(await of(`balance ${money} sales { nodes { id } }`, actor)).toBeNull();
  }
});

test('one item is sold once at a time, whatever happens', async () => {
  const again = world.database.admin(
    `INSERT INTO consignment.sale (store_id, id, customer_id, item_id, origin, sold_on, sold_for_minor, share_minor, store_part_minor, vat_percent, vat_scheme, sold_from)
     SELECT store_id, gen_random_uuid(), customer_id, item_id, origin, sold_on, 1, 1, 0, vat_percent, vat_scheme, sold_from FROM consignment.sale LIMIT 1`,
  );
  await expect(again).rejects.toMatchObject({ constraint: 'sale_of_item' });
});

test('a sale whose parts do not add up is refused by the database', async () => {
  const wrong = world.database.admin(
    `INSERT INTO consignment.sale (store_id, id, customer_id, item_id, origin, sold_on, sold_for_minor, share_minor, store_part_minor, vat_percent, vat_scheme, sold_from, undone_at)
     SELECT store_id, gen_random_uuid(), customer_id, item_id, origin, sold_on, 3, 1, 1, vat_percent, vat_scheme, sold_from, now() FROM consignment.sale LIMIT 1`,
  );
  await expect(wrong).rejects.toMatchObject({ constraint: 'sale_adds_up' });
});

test.each([
  ['2026-02', 3, ['2025-12', '2026-01', '2026-02']],
  ['2026-01', 1, ['2026-01']],
  [
    '2024-12',
    13,
    [
      '2023-12',
      '2024-01',
      '2024-02',
      '2024-03',
      '2024-04',
      '2024-05',
      '2024-06',
      '2024-07',
      '2024-08',
      '2024-09',
      '2024-10',
      '2024-11',
      '2024-12',
    ],
  ],
])('the months until %s, %i of them', (last, count, months) => {
  expect(monthsUntil(last, count)).toEqual(months);
});
