import type { UnitSaleState } from '../../../schema/events/commerce';
import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems, type GivenItem } from '../testing/items';
import { driftedBalances, linesOf } from '../testing/ledger';
import { openShops } from '../testing/shop';
import { moveByHand, seenSale, soldUnit, tellSales, undoneUnit } from '../testing/unit-sales';

const { world, shop, other } = forAllTests(openShops);
const admin = <T extends object>(text: string, values?: unknown[]): Promise<T[]> =>
  world.database.admin<T>(text, values);

let lastNumber = 4100;
/** A consignor with an item. */
async function withItem(given: GivenItem = {}): Promise<{ customerId: string; id: string }> {
  const customerId = await shop.consignor((lastNumber += 1));
  const [item = { id: '' }] = await addItems(shop, customerId, [given]);
  return { customerId, id: item.id };
}
const balanceOf = async (customerId: string): Promise<number | undefined> =>
  (
    await shop.consignorOf<{ balance: { amountMinor: number } }>(
      ...[shop.portal(customerId), customerId, 'balance { amountMinor }'],
    )
  )?.balance.amountMinor;
const kindsOf = async (customerId: string): Promise<[string, number][]> =>
  (await linesOf(shop, customerId)).map(({ kind, amount }) => [kind, amount]);

afterEach(async () => expect(await driftedBalances(shop)).toEqual([]));

test('what commerce sold is sold here, with its line on the balance of its consignor, whose cause is the line of the order [R-CO5]', async () => {
  const { customerId, id } = await withItem({ sharePercent: 60 });
  const told = soldUnit(id, 1, { soldForMinor: 4250, soldOn: '2026-11-21', isOnline: true });
  await tellSales(shop, told);
  expect(await seenSale(shop, id)).toEqual({
    state: 'SOLD',
    version: 2,
    sale: {
      ...{ id: told.sale?.lineId, soldOn: '2026-11-21', soldFor: { amountMinor: 4250 } },
      ...{ share: { amountMinor: 2550 }, storePart: { amountMinor: 1700 } },
      ...{ soldFrom: 'ON_SALE', vatScheme: 'MARGIN', vatPercent: 21 },
    },
  });
  expect(await balanceOf(customerId)).toBe(2550);
  const lines = await admin(
    'SELECT cause_id, payable_on::text FROM consignment.balance_line WHERE customer_id = $1',
    [customerId],
  );
  expect(lines).toEqual([{ cause_id: told.sale?.lineId, payable_on: '2026-12-06' }]);
  const [stored] = await admin('SELECT origin, is_online FROM consignment.sale WHERE item_id = $1', [id]);
  expect(stored).toEqual({ origin: 'SALE', is_online: true });
});

test('undone, it is on sale again, and a line stands against its own; sold again, another one is booked [R-CM8]', async () => {
  const { customerId, id } = await withItem();
  await tellSales(shop, soldUnit(id, 1));
  await tellSales(shop, undoneUnit(id, 2));
  expect(await seenSale(shop, id)).toEqual({ state: 'ON_SALE', version: 3, sale: null });
  expect(await balanceOf(customerId)).toBe(0);
  const second = soldUnit(id, 3, { soldForMinor: 900 });
  await tellSales(shop, second);
  expect(await seenSale(shop, id)).toMatchObject({ state: 'SOLD', sale: { id: second.sale?.lineId } });
  expect(await kindsOf(customerId)).toEqual([
    ['SALE', 500],
    ['SALE_UNDONE', -500],
    ['SALE', 450],
  ]);
});

const orders = <T>(all: readonly T[]): T[][] =>
  all.length < 2
    ? [[...all]]
    : all.flatMap((each, at) => orders(all.toSpliced(at, 1)).map((rest) => [each, ...rest]));

test.each(orders([0, 1, 2]).flatMap((order) => [[order, 'SOLD'] as const, [order, 'ON_SALE'] as const]))(
  'told in the order %j, each twice, the newest counts: %s',
  async (order, end) => {
    const { customerId, id } = await withItem();
    const news: UnitSaleState[] =
      end === 'SOLD'
        ? [soldUnit(id, 1), undoneUnit(id, 2), soldUnit(id, 3, { soldForMinor: 700 })]
        : [soldUnit(id, 1), soldUnit(id, 2, { soldForMinor: 700 }), undoneUnit(id, 3)];
    for (const at of order.flatMap((each) => [each, each])) await tellSales(shop, news[at]!);
    const { state, sale } = await seenSale(shop, id);
    expect([state, sale?.id]).toEqual([end, end === 'SOLD' ? news[2]?.sale?.lineId : undefined]);
    expect(await balanceOf(customerId)).toBe(end === 'SOLD' ? 350 : 0);
  },
);

test('of an item that stands twice in one event the newest counts, and two equal events are one', async () => {
  const { customerId, id } = await withItem();
  const [first, second] = [soldUnit(id, 1), soldUnit(id, 3, { soldForMinor: 800 })];
  await Promise.all([1, 2].map(() => tellSales(shop, second, first, undoneUnit(id, 2))));
  expect(await seenSale(shop, id)).toMatchObject({
    version: 2,
    sale: { id: second.sale?.lineId, soldFrom: 'ON_SALE' },
  });
  expect(await kindsOf(customerId)).toEqual([['SALE', 400]]);
});

test('six hundred items sold at once are each sold once, and the others hear of them by five hundred', async () => {
  await admin(
    `INSERT INTO kernel.subscription (event, task) VALUES ('consignment.items-changed', 'spec.listens') ON CONFLICT DO NOTHING`,
  );
  const customerId = await shop.consignor((lastNumber += 1));
  const items = await admin<{ id: string }>(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, price_minor, state, share_percent, share_base)
     SELECT '30042', gen_random_uuid(), 800000 + n, $1, 1000, 'ON_SALE', 50, 'GROSS' FROM generate_series(1, 600) n RETURNING id`,
    [customerId],
  );
  await tellSales(shop, ...items.map(({ id }) => soldUnit(id)));
  expect(await balanceOf(customerId)).toBe(600 * 500);
  const heard = await admin<{ count: number; states: string[] }>(
    `SELECT json_array_length(payload #> '{data,items}') AS count, ARRAY(SELECT DISTINCT e ->> 'state' FROM json_array_elements(payload #> '{data,items}') e) AS states
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = 'spec.listens' AND payload::text LIKE '%' || $1 || '%' ORDER BY 1 DESC`,
    [customerId],
  );
  expect(heard.map(({ count, states }) => [count, states])).toEqual([
    [500, ['SOLD']],
    [100, ['SOLD']],
  ]);
});

describe('what had become of it when it was sold', () => {
  test.each(['RECEIVED', 'RETURNED', 'WITHDRAWN', 'LOST'])(
    '%s: the sale stands, its consignor gets the share, and staff see it; a consignor does not',
    async (state) => {
      const { customerId, id } = await withItem({ state });
      await tellSales(shop, soldUnit(id));
      expect(await seenSale(shop, id)).toMatchObject({
        state: 'SOLD',
        sale: { soldFrom: state, share: { amountMinor: 500 } },
      });
      expect(await balanceOf(customerId)).toBe(500);
      const query = 'query ($id: UUID!) { consignmentItem(id: $id) { sale { soldFrom } } }';
      const { errors } = await world.run('consignment', shop.portal(customerId), query, { id });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'FORBIDDEN',
        coordinate: 'ConsignmentSale.soldFrom',
      });
    },
  );

  test('given to charity: the sale is the store’s, and undone, it is charity’s again [R-CO3]', async () => {
    const { customerId, id } = await withItem({ state: 'DONATED' });
    await tellSales(shop, soldUnit(id));
    expect(await seenSale(shop, id)).toMatchObject({
      state: 'SOLD',
      sale: { soldFrom: 'DONATED', share: { amountMinor: 0 }, storePart: { amountMinor: 1000 } },
    });
    expect(await kindsOf(customerId)).toEqual([['SALE', 0]]);
    await tellSales(shop, undoneUnit(id, 2));
    expect(await seenSale(shop, id)).toMatchObject({ state: 'DONATED', sale: null });
  });

  test.each([
    ['RECEIVED', 'ON_SALE'],
    ['RETURNED', 'RETURNED'],
    ['WITHDRAWN', 'WITHDRAWN'],
    ['LOST', 'LOST'],
  ])('%s: undone, it is %s', async (from, to) => {
    const { id } = await withItem({ state: from });
    await tellSales(shop, soldUnit(id));
    await tellSales(shop, undoneUnit(id, 2));
    expect(await seenSale(shop, id)).toMatchObject({ state: to, sale: null });
  });

  test('withdrawn at the desk and sold at the till in one moment, it is sold', async () => {
    for (let time = 0; time < 5; time += 1) {
      const { customerId, id } = await withItem();
      const [moved] = await Promise.all([moveByHand(shop, id, 'WITHDRAWN'), tellSales(shop, soldUnit(id))]);
      const { state, sale } = await seenSale(shop, id);
      expect([state, sale?.soldFrom]).toEqual([
        'SOLD',
        moved.__typename === 'NoSuchMove' ? 'ON_SALE' : 'WITHDRAWN',
      ]);
      expect(await balanceOf(customerId)).toBe(500);
    }
  });
});

describe('the share', () => {
  test('of a split of the price without VAT is reckoned by the rate that commerce sold it at [R-CO5]', async () => {
    for (const [vatPercent, share] of [
      [21, 2107],
      [9, 2339],
      [25, 2040],
    ] as const) {
      const { customerId, id } = await withItem({ sharePercent: 60, shareBase: 'NET_OF_VAT' });
      await tellSales(shop, soldUnit(id, 1, { soldForMinor: 4250, vatPercent }));
      expect(await balanceOf(customerId)).toBe(share);
    }
  });

  /** First 10.00, marked down to 8.00 yesterday, and to 5.00 after the sale. */
  async function markedDown(markdownBorneBy: string): Promise<{ customerId: string; id: string }> {
    const { customerId, id } = await withItem();
    await admin(
      `DELETE FROM consignment.item_price WHERE item_id = '${id}';
       ALTER TABLE consignment.item DISABLE TRIGGER USER;
       UPDATE consignment.item SET markdown_borne_by = '${markdownBorneBy}', price_minor = 500, first_price_minor = 1000, priced_because = 'MARKDOWN' WHERE id = '${id}';
       ALTER TABLE consignment.item ENABLE TRIGGER USER;
       INSERT INTO consignment.item_price (store_id, item_id, at, customer_id, price_minor, because) VALUES
         ('30042', '${id}', '2026-10-19T10:00:00Z', '${customerId}', 1000, 'ASKED'),
         ('30042', '${id}', '2026-11-21T00:00:00Z', '${customerId}', 800, 'MARKDOWN'),
         ('30042', '${id}', '2026-11-22T09:31:00Z', '${customerId}', 500, 'MARKDOWN')`,
    );
    return { customerId, id };
  }

  test.each([
    // What was paid 8.00 for; with 0.80 off that the store bears; and with 0.80 bargained for, which both bear.
    ['SHARED', 800, 0, 22, 400],
    ['SHARED', 720, 80, 22, 400],
    ['SHARED', 720, 0, 22, 360],
    ['STORE', 800, 0, 22, 500],
    ['STORE', 720, 80, 22, 500],
    ['STORE', 720, 0, 22, 460],
    // Told of a day later: the day before it cost 8.00, and two days before 10.00.
    ['STORE', 720, 0, 21, 460],
    ['STORE', 900, 0, 20, 450],
  ])(
    'where the markdown is borne by %s, it went for %d with %d for the store to bear on day %d: %d, by what it cost then',
    async (bearer, soldForMinor, borneByStoreMinor, day, share) => {
      const { customerId, id } = await markedDown(bearer);
      await tellSales(shop, soldUnit(id, 1, { soldForMinor, borneByStoreMinor, soldOn: `2026-11-${day}` }));
      expect(await balanceOf(customerId)).toBe(share);
    },
  );

  test('undone after it was paid out is owed by the consignor [R-CM8]', async () => {
    const { customerId, id } = await withItem();
    const told = soldUnit(id);
    await tellSales(shop, told);
    const settlementId = newId();
    await admin(
      `INSERT INTO consignment.settlement (store_id, id, file_id, file_name, settled_until, sale_count, share_minor, made_at)
         VALUES ('30042', '${settlementId}', '${settlementId}', 'stock.csv', '2026-11-22', 1, 500, now());
       INSERT INTO consignment.payout_line (store_id, balance_line_id, customer_id, settlement_id)
         SELECT store_id, id, customer_id, '${settlementId}' FROM consignment.balance_line WHERE cause_id = '${told.sale?.lineId}'`,
    );
    expect(await balanceOf(customerId)).toBe(0);
    await tellSales(shop, undoneUnit(id, 2));
    expect(await balanceOf(customerId)).toBe(-500);
    expect(await seenSale(shop, id)).toMatchObject({ state: 'ON_SALE', sale: null });
  });
});

test('a sale that a file told of gives way to one of commerce, and commerce undoes none of a file', async () => {
  const { customerId, id } = await withItem({ state: 'SOLD' });
  await admin(`ALTER TABLE consignment.sale DISABLE TRIGGER USER`);
  await admin(`UPDATE consignment.sale SET origin = 'IMPORT', sold_from = NULL WHERE item_id = $1`, [id]);
  await admin(`ALTER TABLE consignment.sale ENABLE TRIGGER USER`);
  await tellSales(shop, undoneUnit(id, 1));
  expect(await seenSale(shop, id)).toMatchObject({ state: 'SOLD', version: 1, sale: { soldFrom: null } });
  await tellSales(shop, soldUnit(id, 2, { soldForMinor: 600 }));
  expect(await seenSale(shop, id)).toMatchObject({ state: 'SOLD', sale: { soldFrom: 'SOLD' } });
  expect(await balanceOf(customerId)).toBe(300);
  await tellSales(shop, undoneUnit(id, 3));
  expect(await seenSale(shop, id)).toMatchObject({ state: 'ON_SALE', sale: null });
  expect(await balanceOf(customerId)).toBe(0);
});

test('what its consignor asked for lapses with the sale, and waits again where that is undone [S25]', async () => {
  const { customerId, id } = await withItem();
  await shop.ask(
    shop.portal(customerId),
    'mutation ($input: AskForItemInput!) { askForItem(input: $input) { __typename } }',
    { input: { id, kind: 'WITHDRAWAL' } },
  );
  const waits = async (): Promise<[string, boolean]> => {
    const item = await shop.ask<{ request: { state: string } }>(
      shop.staff,
      'query ($id: UUID!) { consignmentItem(id: $id) { request { state } } }',
      { id },
    );
    const { nodes } = await shop.ask<{ nodes: { item: { id: string } }[] }>(
      shop.staff,
      '{ itemRequests(first: 200) { nodes { item { id } } } }',
    );
    return [item.request.state, nodes.some(({ item: asked }) => asked.id === id)];
  };
  await tellSales(shop, soldUnit(id));
  expect(await waits()).toEqual(['LAPSED', false]);
  await tellSales(shop, undoneUnit(id, 2));
  expect(await waits()).toEqual(['OPEN', true]);
});

test('of an item that is not here, or is another store’s, nothing of the event is done: it comes again', async () => {
  const { customerId, id } = await withItem();
  await expect(tellSales(shop, soldUnit(id), soldUnit(newId()))).rejects.toThrow('not here');
  await expect(tellSales(other, soldUnit(id))).rejects.toThrow('not here');
  expect(await seenSale(shop, id)).toMatchObject({ state: 'ON_SALE', version: 1 });
  expect(await balanceOf(customerId)).toBe(0);
});

test('while its sale stands the database lets nobody move an item', async () => {
  const { id } = await withItem();
  await tellSales(shop, soldUnit(id));
  const moved = admin(`UPDATE consignment.item SET state = 'ON_SALE' WHERE id = $1`, [id]);
  await expect(moved).rejects.toMatchObject({ constraint: 'item_sale_stands' });
});
