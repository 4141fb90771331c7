import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { moveDue, priceDue, reducedOf } from '../testing/due';
import { addItems } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);
let number = 8500;
const consignor = (): Promise<string> => shop.consignor((number += 1), { charity: 'NO' });

/** Items of one consignor that are due, at these prices. */
async function dueAt(
  ...prices: number[]
): Promise<{ customerId: string; items: { id: string; number: number }[] }> {
  const customerId = await consignor();
  const given = prices.map((priceMinor) => ({ returnOn: '2026-11-10', priceMinor }));
  return { customerId, items: await addItems(shop, customerId, given) };
}
interface Priced {
  price: { amountMinor: number };
  version: number;
  prices: { price: { amountMinor: number }; because: string }[];
}
async function pricedOf(id: string): Promise<{ price: number; version: number; history: string[] }> {
  const item = await shop.ask<Priced>(
    shop.staff,
    'query ($id: UUID!) { consignmentItem(id: $id) { version price { amountMinor } prices { price { amountMinor } because } } }',
    { id },
  );
  const history = item.prices.map(({ price, because }) => `${price.amountMinor} ${because}`);
  return { price: item.price.amountMinor, version: item.version, history };
}
const pricesOf = async (items: readonly { id: string }[]): Promise<number[]> =>
  Promise.all(items.map(async ({ id }) => (await pricedOf(id)).price));
const settings = (input: object): Promise<unknown> =>
  shop.ask(
    shop.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input },
  );
const lookedAt = (items: readonly { id: string }[], ...prices: number[]): object[] =>
  items.map(({ id }, at) => ({ id, priceMinor: prices[at] }));

test('what is due costs less, all at once and as it was shown: kept in each history as a price by hand, and told to the others [R-CO2 L10]', async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('consignment.items-changed', 'spec.gone')`,
  );
  const { customerId, items } = await dueAt(4500, 1999, 25);
  const filter = { customerId };
  const { reduced } = await reducedOf(shop, filter, 30);
  // Rounded half up: 1999 × 0.7 = 1399.3, 25 × 0.7 = 17.5.
  expect(reduced).toEqual({
    ...{ asked: { amountMinor: 6524 }, reduced: { amountMinor: 3150 + 1399 + 18 } },
    items: [4500, 1999, 25].map((price, at) => ({
      ...{ itemId: items[at]?.id, price: { amountMinor: price } },
      reduced: { amountMinor: [3150, 1399, 18][at] },
    })),
  });
  const [, one] = items.map(({ id }) => id);
  expect((await reducedOf(shop, filter, 30, [one ?? ''])).reduced).toMatchObject({
    reduced: { amountMinor: 1399 },
  });
  const answer = await priceDue(shop, { percentOff: 30, items: lookedAt(items, 4500, 1999, 25), filter });
  expect(answer).toMatchObject({ to: 'ON_SALE', percentOff: 30, moved: 3, remaining: 0, left: [] });
  expect(await pricesOf(items)).toEqual([3150, 1399, 18]);
  expect(await pricedOf(items[0]?.id ?? '')).toMatchObject({
    version: 2,
    history: ['3150 BY_HAND', '4500 ASKED'],
  });
  const heard = await world.database.admin<{ price: number }>(
    `SELECT (item ->> 'priceMinor')::int AS price FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id, json_array_elements(j.payload -> 'data' -> 'items') item
      WHERE t.identifier = 'spec.gone' AND item ->> 'id' = ANY ($1)`,
    [items.map(({ id }) => id)],
  );
  expect(heard.map(({ price }) => price).toSorted((one, two) => one - two)).toEqual([18, 1399, 3150]);
  const said = await world.database.admin(
    `SELECT DISTINCT operation FROM consignment.audit WHERE entity = 'item' AND entity_id = $1 AND operation <> 'spec'`,
    [items[0]?.id],
  );
  expect(said).toContainEqual({ operation: 'priceDueItems' });
});

test('below what the store marks down to nothing goes, and what costs no more than that is left', async () => {
  await settings({ markdownSteps: [{ afterDays: 300, percent: 20 }], markdownFloorMinor: 500 });
  const { items } = await dueAt(4500, 600, 500, 400);
  const { moved, left } = await priceDue(shop, {
    percentOff: 50,
    items: lookedAt(items, 4500, 600, 500, 400),
  });
  await settings({ markdownSteps: [], markdownFloorMinor: 0 });
  expect([moved, left]).toEqual([
    2,
    [2, 3].map((at) => ({
      reason: 'NOT_LOWER',
      item: { number: items[at]?.number, price: { amountMinor: at === 2 ? 500 : 400 } },
    })),
  ]);
  expect(await pricesOf(items)).toEqual([2250, 500, 500, 400]);
});

test('what was sold, decided or priced otherwise since it was looked at is left and named, whoever came first', async () => {
  const { items } = await dueAt(1000, 1000, 1000, 1000);
  const [sold, gone, priced] = items.map(({ id }) => id);
  await world.database.admin(
    `UPDATE consignment.item SET state = 'SOLD', version = version + 1 WHERE id = $1`,
    [sold],
  );
  await moveDue(shop, { to: 'RETURNED', itemIds: [gone] });
  await shop.ask(
    shop.staff,
    'mutation ($input: PriceItemInput!) { priceItem(input: $input) { __typename } }',
    {
      input: { id: priced, priceMinor: 700 },
    },
  );
  const answer = await priceDue(shop, { percentOff: 10, items: lookedAt(items, 1000, 1000, 1000, 1000) });
  expect(answer).toMatchObject({
    moved: 1,
    left: ['SOLD', 'DECIDED', 'REPRICED'].map((reason, at) => ({
      reason,
      item: { number: items[at]?.number },
    })),
  });
  expect(await pricesOf(items)).toEqual([1000, 1000, 700, 900]);
});

test('ten who press at once: every item costs less once, and the others are told that it costs something else by now', async () => {
  const { items } = await dueAt(...Array<number>(20).fill(1000));
  const looked = lookedAt(items, ...Array<number>(20).fill(1000));
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      priceDue(shop, { percentOff: 20, items: at % 2 === 0 ? looked : looked.toReversed() }),
    ),
  );
  expect(answers.map(({ moved }) => Number(moved)).toSorted((one, two) => two - one)).toEqual([
    20,
    ...Array<number>(9).fill(0),
  ]);
  expect(new Set(await pricesOf(items))).toEqual(new Set([800]));
  expect((await pricedOf(items[0]?.id ?? '')).history).toEqual(['800 BY_HAND', '1000 ASKED']);
});

test('all that pass cost less where there are as many as were looked at and they cost what they did; otherwise none does, with the figures', async () => {
  const { customerId, items } = await dueAt(1000, 2000);
  const filter = { customerId };
  const all = (expectedCount: number, expectedMinor: number): Promise<Answer> =>
    priceDue(shop, { percentOff: 25, filter, expectedCount, expectedMinor });
  expect(await all(3, 3000)).toEqual({ __typename: 'DueChanged', expected: 3, found: 2 });
  expect(await all(2, 3100)).toEqual({
    ...{ __typename: 'DuePricesChanged', expectedAsked: { amountMinor: 3100, currency: 'EUR' } },
    foundAsked: { amountMinor: 3000 },
  });
  expect(await pricesOf(items)).toEqual([1000, 2000]);
  expect(await all(2, 3000)).toMatchObject({ moved: 2, left: [] });
  // Pressed once more, it is not done once more.
  expect(await all(2, 3000)).toMatchObject({
    __typename: 'DuePricesChanged',
    foundAsked: { amountMinor: 2250 },
  });
  expect(await pricesOf(items)).toEqual([750, 1500]);
});

test('the same key says it once, and another wish with it is refused', async () => {
  const { items } = await dueAt(1000);
  const wish = { percentOff: 20, items: lookedAt(items, 1000), idempotencyKey: newId() };
  const answer = await priceDue(shop, wish);
  expect(await priceDue(shop, wish)).toEqual(answer);
  expect(await pricesOf(items)).toEqual([800]);
  expect(await priceDue(shop, { ...wish, percentOff: 30 })).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'idempotencyKey', code: 'TAKEN' }],
  });
});

test.each<
  [what: string, wish: (of: { known: string; foreign: string }) => object, path: string, code: string]
>([
  ['neither items nor a number', () => ({}), 'expectedCount', 'REQUIRED'],
  ['a number without what is asked', () => ({ expectedCount: 1 }), 'expectedMinor', 'REQUIRED'],
  [
    'both',
    ({ known }) => ({ items: [{ id: known, priceMinor: 1000 }], expectedCount: 1 }),
    ...(['expectedCount', 'NOT_ALLOWED'] as const),
  ],
  ['more than go at once', () => ({ expectedCount: 501, expectedMinor: 1 }), 'expectedCount', 'OUT_OF_RANGE'],
  [
    'nothing off',
    ({ known }) => ({ percentOff: 0, items: [{ id: known, priceMinor: 1 }] }),
    'percentOff',
    'OUT_OF_RANGE',
  ],
  [
    'all of it off',
    ({ known }) => ({ percentOff: 100, items: [{ id: known, priceMinor: 1 }] }),
    'percentOff',
    'OUT_OF_RANGE',
  ],
  [
    'an item twice',
    ({ known }) => ({ items: [known, known].map((id) => ({ id, priceMinor: 1000 })) }),
    ...(['items.1.id', 'NOT_ALLOWED'] as const),
  ],
  [
    'an item of another store',
    ({ known, foreign }) => ({ items: [known, foreign].map((id) => ({ id, priceMinor: 1000 })) }),
    ...(['items.1.id', 'NOT_ALLOWED'] as const),
  ],
])('%s is refused, and no price is changed', async (_what, wish, path, code) => {
  const { items } = await dueAt(1000);
  const [abroad] = await addItems(other, await other.consignor((number += 1)), [{ returnOn: '2026-11-10' }]);
  const [known = '', foreign = ''] = [items[0]?.id, abroad?.id];
  const answer = await priceDue(shop, { percentOff: 20, ...wish({ known, foreign }) });
  expect(answer).toMatchObject({ __typename: 'InvalidInput', fields: [{ path, code }] });
  expect(await pricesOf(items)).toEqual([1000]);
});

test('a store without consignment changes no price', async () => {
  await world.storeArrives('consignment', other.storeId, { version: 2, modules: [] });
  const wish = { percentOff: 20, items: [{ id: newId(), priceMinor: 1 }] };
  expect(await priceDue(other, wish)).toEqual({ __typename: 'ModuleOff', module: 'CONSIGNMENT' });
});
