import { Database } from '../../kernel/database/database';
import type { Transaction } from '../../kernel/database/transaction';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { bookSales, undoSales, type BookedSale } from '../sale/book-sale';
import { addItems } from '../testing/items';
import { driftedBalances, linesOf } from '../testing/ledger';
import { openShops, type Answer } from '../testing/shop';

/** Each line as it was written, and the balance with its lines. */
const { world, shop } = forAllTests(openShops);
const admin = (text: string, values?: unknown[]) => world.database.admin(text, values);
let database: Database;
beforeAll(async () => {
  database = await new Database({ url: world.database.urlOf('kommis_consignment') }).open();
});
afterAll(() => database.close());
const now = (): Date => world.clock.now();

let lastNumber = 3100;
/** A consignor with as many items on sale. */
async function withItems(count: number): Promise<{ customerId: string; itemIds: string[] }> {
  const customerId = await shop.consignor((lastNumber += 1));
  const items = await addItems(
    shop,
    customerId,
    Array.from({ length: count }, () => ({})),
  );
  return { customerId, itemIds: items.map(({ id }) => id) };
}
const saleOf = (customerId: string, itemId: string, shareMinor: number): BookedSale => ({
  ...{ id: newId(), customerId, itemId, origin: 'IMPORT', soldOn: '2026-11-20' },
  ...{ soldForMinor: 2 * shareMinor, shareMinor, storePartMinor: shareMinor },
  ...{ vatPercent: 21, vatScheme: 'MARGIN' },
});
/** A store whose buyers bring nothing back. */
const AT_ONCE = { returnWindowDays: 0 };
const inStore = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  database.withActor(shop.staff, { operation: 'spec', requestId: 'spec' }, work);
const book = (...sales: BookedSale[]): Promise<void> => inStore((tx) => bookSales(tx, AT_ONCE, sales, now()));
const undo = (itemId: string): Promise<number> =>
  inStore((tx) => undoSales(tx, 's.item_id = $2', itemId, now()));
const balanceOf = async (customerId: string): Promise<number | undefined> => {
  const found = await shop.consignorOf<{ balance: { amountMinor: number } }>(
    ...[shop.portal(customerId), customerId, 'balance { amountMinor }'],
  );
  return found?.balance.amountMinor;
};

afterEach(async () => expect(await driftedBalances(shop)).toEqual([]));

test('sold, undone and sold again: three lines, each with its own cause, and the balance is of the last sale [R-CM8]', async () => {
  const { customerId, itemIds } = await withItems(1);
  const [itemId = ''] = itemIds;
  await book(saleOf(customerId, itemId, 500));
  expect(await balanceOf(customerId)).toBe(500);
  expect(await undo(itemId)).toBe(1);
  expect(await undo(itemId)).toBe(0);
  expect(await balanceOf(customerId)).toBe(0);
  await book(saleOf(customerId, itemId, 450));
  expect(await balanceOf(customerId)).toBe(450);
  expect(await linesOf(shop, customerId)).toEqual([
    { kind: 'SALE', amount: 500, paid: false },
    { kind: 'SALE_UNDONE', amount: -500, paid: false },
    { kind: 'SALE', amount: 450, paid: false },
  ]);
});

test('many lines of several consignors at once move each balance by its own', async () => {
  const [anna, jan] = [await withItems(3), await withItems(2)];
  await book(
    ...anna.itemIds.map((id, at) => saleOf(anna.customerId, id, 100 + at)),
    ...jan.itemIds.map((id) => saleOf(jan.customerId, id, 1000)),
  );
  expect(await Promise.all([balanceOf(anna.customerId), balanceOf(jan.customerId)])).toEqual([303, 2000]);
});

test('twenty tills that sell for two consignors at once lose no cent and none stands in another’s way', async () => {
  const [anna, jan] = [await withItems(20), await withItems(20)];
  const { itemIds } = anna;
  await Promise.all(
    itemIds.map((id, at) => {
      const both = [saleOf(anna.customerId, id, 7), saleOf(jan.customerId, jan.itemIds[at] ?? '', 11)];
      return book(...(at % 2 === 0 ? both : both.toReversed()));
    }),
  );
  expect(await Promise.all([balanceOf(anna.customerId), balanceOf(jan.customerId)])).toEqual([140, 220]);
});

test('what is rolled back moved no balance', async () => {
  const { customerId, itemIds } = await withItems(1);
  const failed = inStore(async (tx) => {
    await bookSales(tx, AT_ONCE, [saleOf(customerId, itemIds[0] ?? '', 500)], now());
    throw new Error('The till is unplugged');
  });
  await expect(failed).rejects.toThrow('unplugged');
  expect([await balanceOf(customerId), await linesOf(shop, customerId)]).toEqual([0, []]);
});

test('the same sale told twice is one line', async () => {
  const { customerId, itemIds } = await withItems(1);
  const sale = saleOf(customerId, itemIds[0] ?? '', 500);
  await book(sale);
  await expect(book(sale)).rejects.toMatchObject({ constraint: 'sale_pkey' });
  await expect(
    admin(
      `INSERT INTO consignment.balance_line SELECT store_id, gen_random_uuid(), customer_id, kind, amount_minor, cause_kind, cause_id, item_id, reason, payable_on, made_at
         FROM consignment.balance_line WHERE cause_id = $1`,
      [sale.id],
    ),
  ).rejects.toMatchObject({ constraint: 'balance_line_cause' });
});

describe('the database refuses', () => {
  let customerId: string;
  beforeAll(async () => {
    const made = await withItems(1);
    ({ customerId } = made);
    await book(saleOf(customerId, made.itemIds[0] ?? '', 500));
    await admin(
      `WITH s AS (INSERT INTO consignment.settlement (store_id, id, file_id, file_name, settled_until, sale_count, share_minor, made_at)
         VALUES ($1, $2, $2, 'stock.csv', '2026-11-20', 1, 500, now()) RETURNING store_id, id)
       INSERT INTO consignment.payout_line (store_id, balance_line_id, customer_id, settlement_id)
       SELECT l.store_id, l.id, l.customer_id, s.id FROM consignment.balance_line l, s WHERE l.customer_id = $3`,
      [shop.storeId, newId(), customerId],
    );
  });

  const more = `store_id, gen_random_uuid(), customer_id`;
  test.each([
    [
      'another amount of a line',
      'UPDATE consignment.balance_line SET amount_minor = 1 WHERE customer_id = $1',
      'balance_line_is_kept',
    ],
    ['a line less', 'DELETE FROM consignment.balance_line WHERE customer_id = $1', 'balance_line_is_kept'],
    [
      'another share of a sale',
      'UPDATE consignment.sale SET share_minor = share_minor + 1, store_part_minor = store_part_minor - 1 WHERE customer_id = $1',
      'sale_is_kept',
    ],
    [
      'a balance moved by hand',
      'UPDATE consignment.balance SET amount_minor = 1 WHERE customer_id = $1',
      'balance_is_of_its_lines',
    ],
    ['a balance less', 'DELETE FROM consignment.balance WHERE customer_id = $1', 'balance_is_of_its_lines'],
    [
      'a line paid out twice',
      'INSERT INTO consignment.payout_line SELECT * FROM consignment.payout_line WHERE customer_id = $1',
      'payout_line_pkey',
    ],
    [
      'a payout that becomes another one',
      'UPDATE consignment.payout_line SET settlement_id = gen_random_uuid() WHERE customer_id = $1',
      'payout_line_is_kept',
    ],
    [
      'a fee without a reason',
      `INSERT INTO consignment.balance_line SELECT ${more}, 'FEE', -100, 'HAND', gen_random_uuid(), NULL, '', payable_on, made_at FROM consignment.balance_line WHERE customer_id = $1`,
      'balance_line_kind',
    ],
    [
      'a fee that is paid to the consignor',
      `INSERT INTO consignment.balance_line SELECT ${more}, 'FEE', 100, 'HAND', gen_random_uuid(), NULL, 'Stomerij', payable_on, made_at FROM consignment.balance_line WHERE customer_id = $1`,
      'balance_line_kind',
    ],
    [
      'a sale that takes money away',
      `INSERT INTO consignment.balance_line SELECT ${more}, 'SALE', -100, 'SALE', gen_random_uuid(), item_id, '', payable_on, made_at FROM consignment.balance_line WHERE customer_id = $1`,
      'balance_line_kind',
    ],
  ])('%s', async (_what, statement, constraint) => {
    await expect(admin(statement, [customerId])).rejects.toMatchObject({ constraint });
  });
});

describe('by hand [S20]', () => {
  const add = (input: object, actor = shop.staff): Promise<Answer> =>
    shop.ask(
      actor,
      `mutation ($input: AddBalanceLineInput!) { addBalanceLine(input: $input) { __typename
        ... on BalanceLine { id kind amount { amountMinor currency } reason payableOn paidOut item { id } }
        ... on InvalidInput { fields { path code } } } }`,
      { input },
    );
  const fee = { kind: 'FEE', amountMinor: -250, reason: '  Stomerij\u200b ' };

  test('a fee is asked for an item, an adjustment is given without one, each with its reason, and the balance may fall below nothing', async () => {
    const { customerId, itemIds } = await withItems(1);
    expect(await add({ ...fee, customerId, itemId: itemIds[0] })).toMatchObject({
      ...{ __typename: 'BalanceLine', kind: 'FEE', reason: 'Stomerij', paidOut: false },
      ...{
        amount: { amountMinor: -250, currency: 'EUR' },
        payableOn: '2026-11-22',
        item: { id: itemIds[0] },
      },
    });
    expect(await balanceOf(customerId)).toBe(-250);
    expect(
      await add({ customerId, kind: 'ADJUSTMENT', amountMinor: 1000, reason: 'Kras in de winkel' }),
    ).toMatchObject({ kind: 'ADJUSTMENT', item: null });
    expect(await balanceOf(customerId)).toBe(750);
    const seen = await shop.consignorOf<{ balanceLines: { nodes: Answer[] } }>(
      ...[shop.portal(customerId), customerId, 'balanceLines { nodes { reason } }'],
    );
    expect(seen?.balanceLines.nodes.map(({ reason }) => reason)).toEqual(['Kras in de winkel', 'Stomerij']);
  });

  test('pressed twenty times at once with one key it is written once; the same key for another wish is refused', async () => {
    const { customerId } = await withItems(0);
    const wish = { ...fee, customerId, idempotencyKey: newId() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(wish)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await balanceOf(customerId)).toBe(-250);
    expect(await add({ ...wish, amountMinor: -300 })).toMatchObject({
      fields: [{ path: 'idempotencyKey', code: 'TAKEN' }],
    });
  });

  test.each([
    ['a line of a sale', { kind: 'SALE', amountMinor: 100 }, [{ path: 'kind', code: 'NOT_ALLOWED' }]],
    ['nothing', { amountMinor: 0 }, [{ path: 'amountMinor', code: 'REQUIRED' }]],
    ['a fee paid to the consignor', { amountMinor: 250 }, [{ path: 'amountMinor', code: 'OUT_OF_RANGE' }]],
    ['no reason', { reason: ' \u00a0 ' }, [{ path: 'reason', code: 'REQUIRED' }]],
    [
      'more than a shop turns over',
      { amountMinor: -10_000_000_001 },
      [{ path: 'amountMinor', code: 'OUT_OF_RANGE' }],
    ],
  ])('refused, and nothing is written: %s', async (_what, wrong, fields) => {
    const { customerId } = await withItems(0);
    expect(await add({ ...fee, ...wrong, customerId })).toMatchObject({ __typename: 'InvalidInput', fields });
    expect(await linesOf(shop, customerId)).toEqual([]);
  });

  test('not for who is no consignor, nor for an item of somebody else, nor by a clerk or a consignor', async () => {
    const { customerId } = await withItems(0);
    const other = await withItems(1);
    expect(await add({ ...fee, customerId: newId() })).toEqual({ __typename: 'NotFound' });
    expect(await add({ ...fee, customerId, itemId: other.itemIds[0] })).toMatchObject({
      fields: [{ path: 'itemId', code: 'NOT_ALLOWED' }],
    });
    const clerk = { ...shop.staff, rights: ['consignment.edit'] };
    for (const actor of [clerk, shop.portal(customerId)])
      await expect(add({ ...fee, customerId }, actor)).rejects.toThrow('FORBIDDEN');
    expect(await linesOf(shop, customerId)).toEqual([]);
  });
});
