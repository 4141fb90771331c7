import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems } from '../testing/items';
import { handedOver, price, receive } from '../testing/receipts';
import { openShops, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

const { world, shop, other } = forAllTests(openShops);

interface Priced {
  price: { amountMinor: number } | null;
  firstPrice: { amountMinor: number } | null;
  onSaleOn: string | null;
  reducedFrom: { amountMinor: number } | null;
  reducedPercent: number | null;
  prices: { at: string; price: { amountMinor: number; currency: string }; because: string }[];
}
const selection = `price { amountMinor } firstPrice { amountMinor } onSaleOn reducedFrom { amountMinor } reducedPercent
  prices { at price { amountMinor currency } because }`;
/** An item as this actor sees its prices; null where they do not see it. */
const pricedOf = (id: string, actor = shop.staff): Promise<Priced | null> =>
  shop.ask<Priced | null>(actor, `query ($id: UUID!) { consignmentItem(id: $id) { ${selection} } }`, { id });
/** Its prices as `amount why`, newest first. */
const pricesOf = async (id: string): Promise<string[]> =>
  (await pricedOf(id))?.prices.map((each) => `${each.price.amountMinor} ${each.because}`) ?? [];
const days = (count: number): void => world.clock.advance(count * 86_400_000);
/** Whatever the days before have made of the clock: today in the store. */
const today = (more = 0): string =>
  new Date(world.clock.now().getTime() + more * 86_400_000).toISOString().slice(0, 10);

test('an imported item was on sale from the day it came in; its price is known from the import on, and another one by a file is kept', async () => {
  const number = 7801;
  await shop.consignor(number);
  const file = new StockFile(number);
  await shop.import('Stock', file.of(file.line({ price: '42,50' }), file.sold({ price: '40,00' })));
  const found = async (at: number): Promise<Priced & { id: string }> =>
    shop.ask(shop.staff, `query ($at: Int!) { consignmentItemByNumber(number: $at) { id ${selection} } }`, {
      at,
    });
  const { id, ...here } = await found(100_001);
  expect(here).toMatchObject({ onSaleOn: '2026-10-19', prices: [{ because: 'IMPORT' }] });
  expect(here.prices[0]?.at).toBe(world.clock.now().toISOString());
  // Sold before it came here: at which prices it was on sale, nobody has told us.
  expect((await found(100_002)).prices).toEqual([]);
  days(1);
  await shop.import('Stock', file.of(file.line({ number: 100_001, price: '35,00' })));
  expect(await pricesOf(id)).toEqual(['3500 IMPORT', '4250 IMPORT']);
  expect(await pricedOf(id)).toMatchObject({ reducedFrom: { amountMinor: 4250 }, reducedPercent: 17 });
});

test('the history begins on the first day on sale: no price of a draft, of what waits or of what is held is one [L10]', async () => {
  const { anna, intakeId, ids } = await handedOver(shop, 1000, null, 3000, 4000);
  const [first = '', second = '', third = '', fourth = ''] = ids;
  expect(await pricedOf(first)).toMatchObject({ prices: [], firstPrice: null, onSaleOn: null });
  const received = today();
  await receive(shop, intakeId, [
    { id: first, priceMinor: 1200 },
    { id: second },
    { id: third, holdUntil: today(2) },
    { id: fourth, decision: 'REJECT', rejectedBecause: 'Vlek' },
  ]);
  await price(shop, third, 2900);
  expect(await pricesOf(first)).toEqual(['1200 ASKED']);
  for (const id of [second, third, fourth]) expect(await pricesOf(id)).toEqual([]);
  days(2);
  await price(shop, second, 1500);
  await world.tell('consignment.release-held', { storeId: '00000', data: null });
  expect(await pricedOf(second)).toMatchObject({ firstPrice: { amountMinor: 1500 }, onSaleOn: today() });
  expect(await pricesOf(third)).toEqual(['2900 ASKED']);
  expect(await pricedOf(first, shop.portal(anna.customerId))).toMatchObject({
    ...{ firstPrice: { amountMinor: 1200 }, onSaleOn: received },
    prices: [{ price: { amountMinor: 1200, currency: 'EUR' }, because: 'ASKED' }],
  });
});

test('a price by hand is kept with its moment, the same one again is none, and it stands beside the lowest of 30 days [L10]', async () => {
  const { intakeId, ids } = await handedOver(shop, 4000);
  const [id = ''] = ids;
  await receive(shop, intakeId);
  days(1);
  await price(shop, id, 4000);
  expect(await pricedOf(id)).toMatchObject({ reducedFrom: null, reducedPercent: null });
  await price(shop, id, 3000);
  await price(shop, id, 3500);
  expect(await pricedOf(id)).toMatchObject({ reducedFrom: null, firstPrice: { amountMinor: 3500 } });
  days(10);
  await price(shop, id, 2000);
  expect(await pricedOf(id)).toMatchObject({ reducedFrom: { amountMinor: 3000 }, reducedPercent: 33 });
  expect(await pricesOf(id)).toEqual(['2000 BY_HAND', '3500 BY_HAND', '3000 BY_HAND', '4000 ASKED']);
  const at = (await pricedOf(id))?.prices.map((each) => each.at) ?? [];
  expect(at).toEqual(at.toSorted().reverse());
  expect(at[0]).toBe(world.clock.now().toISOString());
});

test('what is lost and found costs what it did, and begins nothing anew; not on sale, it is not reduced', async () => {
  const { intakeId, ids } = await handedOver(shop, 4000);
  const [id = ''] = ids;
  await receive(shop, intakeId);
  days(1);
  await price(shop, id, 3000);
  const move = (to: string): Promise<Answer> =>
    shop.ask(shop.staff, 'mutation ($input: MoveItemInput!) { moveItem(input: $input) { __typename } }', {
      input: { id, to },
    });
  const before = await pricedOf(id);
  await move('LOST');
  expect(await pricedOf(id)).toMatchObject({ reducedFrom: null });
  days(3);
  await move('ON_SALE');
  expect(await pricedOf(id)).toEqual(before);
});

test('whoever writes a price past the product forgets nothing: the database keeps it, and a markdown never raises one', async () => {
  const anna = await shop.consignor(7802);
  const [item] = await addItems(shop, anna, [{ priceMinor: 1000 }]);
  const write = (change: string): Promise<unknown> =>
    world.database.admin(`UPDATE consignment.item SET ${change} WHERE id = $1`, [item?.id]);
  expect(await pricesOf(item?.id ?? '')).toEqual(['1000 ASKED']);
  await write('price_minor = 800');
  await write('price_minor = 800, first_price_minor = 1, on_sale_on = NULL, priced_at = NULL');
  expect(await pricesOf(item?.id ?? '')).toEqual(['800 BY_HAND', '1000 ASKED']);
  expect(await pricedOf(item?.id ?? '')).toMatchObject({
    firstPrice: { amountMinor: 800 },
    onSaleOn: '2026-10-19',
  });
  await expect(
    write(`price_minor = 900, priced_at = now() + interval '1 day', priced_because = 'MARKDOWN'`),
  ).rejects.toMatchObject({ constraint: 'item_marked_down' });
  await expect(write(`markdown_borne_by = 'STORE'`)).rejects.toMatchObject({
    constraint: 'item_split_is_frozen',
  });
});

test('nobody else sees what an item has cost: not another consignor, not another store', async () => {
  const { anna, intakeId, ids } = await handedOver(shop, 4000);
  await receive(shop, intakeId);
  const [id = ''] = ids;
  expect(await pricedOf(id, shop.portal(anna.customerId))).toMatchObject({ prices: [{ because: 'ASKED' }] });
  expect(await pricedOf(id, shop.portal(await shop.consignor(7803)))).toBeNull();
  expect(await pricedOf(id, other.staff)).toBeNull();
});
