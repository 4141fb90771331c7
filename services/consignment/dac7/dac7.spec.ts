import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems } from '../testing/items';
import { openShops, type Answer, type Shop } from '../testing/shop';
import { soldUnit, tellSales, undoneUnit } from '../testing/unit-sales';

const { world, shop, other } = forAllTests(openShops);

const set = (input: object, of = shop): Promise<Answer> =>
  of.ask(
    of.staff,
    `mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename
      ... on ConsignmentSettings { mayKeepDac7 dac7On dac7Threshold: dac7ThresholdInForce { amountMinor currency } dac7Counted } ... on Dac7NotHere { country } } }`,
    { input },
  );
const sums = 'count soldFor { amountMinor } share { amountMinor } kept { amountMinor }';
const figures = `year isReached isAsked total { ${sums} } quarters { quarter online { ${sums} } till { ${sums} } }`;
interface Year {
  isReached: boolean;
  isAsked: boolean;
  file: string;
  total: Sums;
  quarters: { quarter: number; online: Sums; till: Sums }[];
}
type Sums = Record<'soldFor' | 'share' | 'kept', { amountMinor: number }> & { count: number };
const yearOf = async (
  customerId: string,
  year = 2026,
  actor = shop.portal(customerId),
): Promise<Year | null> => {
  const consignor = await shop.consignorOf<{ dac7: Year | null }>(
    actor,
    customerId,
    `dac7(year: ${year}) { ${figures} file }`,
  );
  return consignor?.dac7 ?? null;
};
/** Count and gross of each quarter, on the web and at the till. */
const counted = async (customerId: string, year = 2026): Promise<number[][]> =>
  ((await yearOf(customerId, year))?.quarters ?? []).map(({ online, till }) => [
    ...[online.count, online.soldFor.amountMinor, till.count, till.soldFor.amountMinor],
  ]);
const ids = async (of: Shop, customerId: string, count: number): Promise<string[]> =>
  (
    await addItems(
      of,
      customerId,
      Array.from({ length: count }, () => ({})),
    )
  ).map(({ id }) => id);
/** Sells so many items of a consignor at the till, each for this. */
async function sell(
  customerId: string,
  count: number,
  soldForMinor: number,
  soldOn = '2026-05-05',
): Promise<string[]> {
  const items = await ids(shop, customerId, count);
  await tellSales(shop, ...items.map((id) => soldUnit(id, 1, { soldForMinor, soldOn })));
  return items;
}
let last = 7100;
const consignor = (): Promise<string> => shop.consignor((last += 1));

test('a store that does not report has no figures to show; one whose country has no such law is refused, and nothing of the rest is changed', async () => {
  const anna = await consignor();
  await sell(anna, 1, 1000);
  expect(await yearOf(anna)).toBeNull();
  expect(await shop.ask(shop.staff, '{ dac7Years(first: 5) { nodes { year } } }')).toBeNull();
  await world.storeArrives('consignment', other.storeId, { version: 4, currency: 'NOK', country: 'NO' });
  expect(await set({ graceDays: 3, dac7On: true }, other)).toEqual({
    __typename: 'Dac7NotHere',
    country: 'NO',
  });
  expect(await set({}, other)).toMatchObject({ mayKeepDac7: false, dac7On: false });
  await world.storeArrives('consignment', other.storeId, { version: 5, currency: 'SEK', country: 'SE' });
  expect(await set({ dac7On: true }, other)).toMatchObject({
    ...{ mayKeepDac7: true, dac7On: true, dac7Threshold: { amountMinor: 2_000_000, currency: 'SEK' } },
  });
  expect(await set({ dac7On: true })).toMatchObject({
    ...{ dac7On: true, dac7Threshold: { amountMinor: 200_000, currency: 'EUR' }, dac7Counted: 'ALL' },
  });
  // What was sold before is counted all the same.
  expect(await yearOf(anna)).toMatchObject({ total: { count: 1 } });
});

test('a sale counts in the quarter of its day, online apart from the till; one that is undone leaves its own quarter [L9]', async () => {
  const anna = await consignor();
  const [a, b, c, d, e] = (await ids(shop, anna, 5)) as [string, string, string, string, string];
  const online = { isOnline: true };
  await tellSales(
    shop,
    soldUnit(a, 1, { soldForMinor: 1001, soldOn: '2026-03-31' }),
    soldUnit(b, 1, { soldForMinor: 500, soldOn: '2026-04-01', ...online }),
    soldUnit(c, 1, { soldForMinor: 700, soldOn: '2026-12-31' }),
    soldUnit(d, 1, { soldForMinor: 900, soldOn: '2027-01-01' }),
    soldUnit(e, 1, { soldForMinor: 300, soldOn: '2026-04-01' }),
  );
  const full = [
    [0, 0, 1, 1001],
    [1, 500, 1, 300],
    [0, 0, 0, 0],
    [0, 0, 1, 700],
  ];
  expect(await counted(anna)).toEqual(full);
  expect(await counted(anna, 2027)).toEqual([
    [0, 0, 1, 900],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  expect((await yearOf(anna))?.quarters[0]?.till).toEqual({
    ...{ count: 1, soldFor: { amountMinor: 1001 }, share: { amountMinor: 501 }, kept: { amountMinor: 500 } },
  });
  // Undone in another quarter, sold again in a third one, told twice.
  await tellSales(shop, undoneUnit(a, 2), undoneUnit(b, 2));
  await tellSales(shop, undoneUnit(a, 2));
  expect(await counted(anna)).toEqual([
    [0, 0, 0, 0],
    [0, 0, 1, 300],
    [0, 0, 0, 0],
    [0, 0, 1, 700],
  ]);
  const again = soldUnit(a, 3, { soldForMinor: 1200, soldOn: '2026-07-01', ...online });
  await tellSales(shop, again);
  await tellSales(shop, again);
  expect(await counted(anna)).toEqual([
    [0, 0, 0, 0],
    [0, 0, 1, 300],
    [1, 1200, 0, 0],
    [0, 0, 1, 700],
  ]);
});

test('what is counted is what the sales that stand come to, whatever was told, undone and imported', async () => {
  expect(
    await world.database.admin(
      `SELECT * FROM (SELECT store_id, customer_id, year, quarter, online_count::bigint AS online, till_count::bigint AS till, online_sold_for_minor + till_sold_for_minor AS sold,
              online_share_minor + till_share_minor AS share FROM consignment.dac7_quarter WHERE online_count + till_count > 0) kept
        FULL JOIN (SELECT store_id, customer_id, extract(year FROM sold_on)::int AS year, extract(quarter FROM sold_on)::int AS quarter,
              count(*) FILTER (WHERE is_online) AS online, count(*) FILTER (WHERE NOT is_online) AS till, sum(sold_for_minor) AS sold, sum(share_minor) AS share
         FROM consignment.sale WHERE undone_at IS NULL GROUP BY 1, 2, 3, 4) stood USING (store_id, customer_id, year, quarter, online, till, sold, share)
        WHERE kept IS NULL OR stood IS NULL`,
    ),
  ).toEqual([]);
  await expect(
    world.database.admin('UPDATE consignment.dac7_quarter SET till_count = till_count + 1'),
  ).rejects.toMatchObject({ constraint: 'dac7_is_of_its_sales' });
});

test('who sells thirty times in a year is reported, and so is who sells for more than the threshold, not for just as much [L9]', async () => {
  const [often, dear] = [await consignor(), await consignor()];
  const items = await sell(often, 29, 1);
  const [first] = await sell(dear, 2, 100_000);
  expect([(await yearOf(often))?.isReached, (await yearOf(dear))?.isReached]).toEqual([false, false]);
  await sell(often, 1, 1, '2026-12-31');
  await sell(dear, 1, 1, '2026-01-01');
  expect([(await yearOf(often))?.isAsked, (await yearOf(dear))?.isAsked]).toEqual([true, true]);
  await sell(often, 40, 1, '2027-01-01');
  await tellSales(shop, undoneUnit(items[0] ?? '', 2), undoneUnit(first ?? '', 2));
  expect([(await yearOf(often))?.isReached, (await yearOf(dear))?.isReached]).toEqual([false, false]);
  expect((await yearOf(often, 2027))?.isReached).toBe(true);
});

test('where a store counts what is sold on the web alone, what is sold at the till is told of and reaches nothing', async () => {
  const anna = await consignor();
  await sell(anna, 31, 100);
  const listed = async (): Promise<string[]> =>
    (
      await shop.ask<{ nodes: { customer: { id: string } }[] }>(
        shop.staff,
        '{ dac7Years(year: 2026, first: 50) { nodes { customer { id } } } }',
      )
    ).nodes.map(({ customer }) => customer.id);
  expect(await listed()).toContain(anna);
  await set({ dac7Counted: 'ONLINE', dac7ThresholdMinor: 500 });
  expect(await yearOf(anna)).toMatchObject({ isReached: false, total: { count: 31 } });
  expect(await listed()).not.toContain(anna);
  const [item] = await ids(shop, anna, 1);
  await tellSales(shop, soldUnit(item ?? '', 1, { soldForMinor: 501, soldOn: '2026-02-02', isOnline: true }));
  expect(await listed()).toContain(anna);
  await set({ dac7Counted: 'ALL', dac7ThresholdMinor: null });
  expect(await set({})).toMatchObject({ dac7Threshold: { amountMinor: 200_000 } });
});

test('the list has its consignors by number, page by page, each once', async () => {
  const page = (
    after: string | null,
  ): Promise<{
    nodes: { customer: { id: string } }[];
    pageInfo: { endCursor: string };
    total: { count: number };
  }> =>
    shop.ask(
      shop.staff,
      'query ($after: String) { dac7Years(year: 2026, first: 1, after: $after) { nodes { customer { id } } pageInfo { endCursor } total { count } } }',
      { after },
    );
  for (let at = 0; at < 2; at += 1) await sell(await consignor(), 1, 300_000);
  const one = await page(null);
  const two = await page(one.pageInfo.endCursor);
  expect(one.total.count).toBeGreaterThan(1);
  expect(two.nodes[0]?.customer.id).not.toBe(one.nodes[0]?.customer.id);
});

test('a consignor has their figures and no one else’s, another store none of them, and staff without the right none at all', async () => {
  const [anna, bea] = [await consignor(), await consignor()];
  await sell(anna, 1, 1000);
  expect((await yearOf(anna, 2026, shop.portal(anna)))?.total.count).toBe(1);
  expect(await yearOf(anna, 2026, shop.portal(bea))).toBeNull();
  const elsewhere = await other.consignorOf(other.staff, anna, `dac7 { year }`);
  expect(elsewhere).toBeNull();
  const clerk = { ...shop.staff, rights: ['consignment.edit', 'consignment.settings', 'consignment.payout'] };
  for (const [actor, query] of [
    [clerk, '{ dac7Years { nodes { year } } }'],
    [clerk, '{ dac7File }'],
    [shop.portal(anna), '{ dac7Years { nodes { year } } }'],
    [shop.portal(anna), '{ dac7File }'],
  ] as const) {
    const { errors } = await world.run('consignment', actor, query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  }
  const { errors } = await world.run(
    'consignment',
    clerk,
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { consignor { dac7 { year } } } } }',
    { of: [{ __typename: 'Customer', id: anna }] },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('the copy of a consignor is their four quarters in their language, amounts as money is written; off there is none, and on again all is there', async () => {
  const anna = await consignor();
  await sell(anna, 2, 1250, '2026-11-01');
  const rows =
    (await yearOf(anna))?.file
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((row) => row.split(';')) ?? [];
  expect(rows).toHaveLength(5);
  expect(rows[0]).toContain('Kassa: verkocht voor (EUR)');
  expect(rows[4]).toEqual([
    ...['2026', '4', String(last), `Klant ${last}`, 'particulier'],
    ...['0', '0,00', '0,00', '0,00', '2', '25,00', '12,50', '12,50'],
  ]);
  await set({ dac7On: false });
  expect(await yearOf(anna)).toBeNull();
  expect(await shop.ask(shop.staff, '{ dac7File(year: 2026) }')).toBeNull();
  await sell(anna, 1, 100, '2026-11-02');
  await set({ dac7On: true });
  expect((await yearOf(anna))?.total.count).toBe(3);
});
