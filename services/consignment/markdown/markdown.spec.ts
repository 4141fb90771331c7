import { Client } from 'pg';
import { addDays, daysBetween, todayIn } from '../../kernel/clock/clock';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems } from '../testing/items';
import { markdownPass } from '../testing/markdowns';
import { handedOver, price, receive } from '../testing/receipts';
import { openShops, type Answer, type Shop } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);

interface Seen {
  number: number;
  price: { amountMinor: number };
  reducedFrom: { amountMinor: number } | null;
  reducedPercent: number | null;
  nextMarkdown: { on: string; price: { amountMinor: number; currency: string } } | null;
  prices: { because: string; price: { amountMinor: number } }[];
  version: number;
}
const selection = `number price { amountMinor } reducedFrom { amountMinor } reducedPercent
  nextMarkdown { on price { amountMinor currency } } prices { because price { amountMinor } } version`;
const seen = (id: string, actor = shop.staff): Promise<Seen> =>
  shop.ask(actor, `query ($id: UUID!) { consignmentItem(id: $id) { ${selection} } }`, { id });
const costs = async (...ids: string[]): Promise<number[]> =>
  Promise.all(ids.map(async (id) => (await seen(id)).price.amountMinor));
const schedule = (input: object, of = shop): Promise<Answer> =>
  of.ask(
    of.staff,
    `mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename
      ... on ConsignmentSettings { markdownSteps { afterDays percent } markdownFloor { amountMinor currency } markdownBorneBy }
      ... on InvalidInput { fields { path code } } } }`,
    { input },
  );
const setMarkdown = (id: string, off: boolean, version?: number): Promise<Answer> =>
  shop.ask(
    shop.staff,
    `mutation ($input: SetMarkdownInput!) { setMarkdown(input: $input) { __typename ... on ConsignmentItem { markdownOff version }
      ... on NotInStore { state } ... on ChangedMeanwhile { version } } }`,
    { input: { id, off, version } },
  );
const days = (count: number): void => world.clock.advance(count * 86_400_000);
const today = (more = 0): string => addDays(todayIn('Europe/Amsterdam', world.clock), more);
const pass = (): Promise<void> => markdownPass(shop);
const usual = [
  { afterDays: 42, percent: 50 },
  { afterDays: 28, percent: 20 },
];
/** Items with these prices that are on sale from today on. */
async function onSale(of: Shop, ...prices: number[]) {
  const made = await handedOver(of, ...prices);
  await receive(of, made.intakeId);
  return made;
}

// 22 November 2026, term 56 days.
test('a schedule is kept in the order of its days; each fault stands where it was said, and nothing is written then [S22]', async () => {
  const none = {
    markdownSteps: [],
    markdownFloor: { amountMinor: 0, currency: 'EUR' },
    markdownBorneBy: 'SHARED',
  };
  expect(await schedule({})).toMatchObject(none);
  expect(
    await schedule({
      markdownSteps: [...usual, { afterDays: 28, percent: 30 }, { afterDays: 50, percent: 50 }],
    }),
  ).toEqual({
    __typename: 'InvalidInput',
    fields: [
      { path: 'markdownSteps.2.afterDays', code: 'NOT_ALLOWED' },
      { path: 'markdownSteps.3.percent', code: 'NOT_ALLOWED' },
    ],
  });
  expect(await schedule({ markdownSteps: [{ afterDays: 0, percent: 100 }], markdownFloorMinor: -1 })).toEqual(
    {
      __typename: 'InvalidInput',
      fields: [
        { path: 'markdownSteps.0.afterDays', code: 'OUT_OF_RANGE' },
        { path: 'markdownSteps.0.percent', code: 'OUT_OF_RANGE' },
        { path: 'markdownFloorMinor', code: 'OUT_OF_RANGE' },
      ],
    },
  );
  const six = Array.from({ length: 6 }, (_none, at) => ({ afterDays: at + 1, percent: at + 1 }));
  expect(await schedule({ markdownSteps: six })).toMatchObject({ __typename: 'InvalidInput' });
  expect(await schedule({ graceDays: 14 })).toMatchObject(none);
  expect(
    await schedule({ markdownSteps: usual, markdownFloorMinor: 500, markdownBorneBy: 'STORE' }),
  ).toMatchObject({
    ...{ markdownSteps: usual.toReversed(), markdownBorneBy: 'STORE' },
    markdownFloor: { amountMinor: 500, currency: 'EUR' },
  });
  expect(await schedule({ markdownSteps: [], markdownBorneBy: 'SHARED' })).toMatchObject({
    markdownSteps: [],
  });
});

test('what is on sale costs less from the day of its step on, once, the others hear of it, and its consignor sees what comes next [S22]', async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('consignment.items-changed', 'spec.lowered')`,
  );
  await schedule({ markdownSteps: usual, markdownFloorMinor: 500 });
  const { anna, ids } = await onSale(shop, 2495, 600, 450);
  const [coat = '', scarf = '', book = ''] = ids;
  expect(await seen(coat, shop.portal(anna.customerId))).toMatchObject({
    ...{ reducedFrom: null, reducedPercent: null },
    nextMarkdown: { on: today(28), price: { amountMinor: 1996, currency: 'EUR' } },
  });
  expect((await seen(book)).nextMarkdown).toBeNull();
  days(27);
  await pass();
  expect(await costs(...ids)).toEqual([2495, 600, 450]);
  // Half past midnight in Amsterdam, half past eleven of the day before in UTC.
  world.clock.advance(13.5 * 3_600_000);
  await pass();
  await pass();
  expect(await costs(...ids)).toEqual([1996, 500, 450]);
  expect(await seen(coat, shop.portal(anna.customerId))).toMatchObject({
    ...{ reducedFrom: { amountMinor: 2495 }, reducedPercent: 20, version: 4 },
    nextMarkdown: { on: today(14), price: { amountMinor: 1248 } },
    prices: [
      { because: 'MARKDOWN', price: { amountMinor: 1996 } },
      { because: 'ASKED', price: { amountMinor: 2495 } },
    ],
  });
  expect((await seen(scarf)).nextMarkdown).toBeNull();
  const heard = await world.database.admin<{ price: number; version: number }>(
    `SELECT (item ->> 'priceMinor')::int AS price, (item ->> 'version')::int AS version FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id, json_array_elements(j.payload -> 'data' -> 'items') item
      WHERE t.identifier = 'spec.lowered' AND item ->> 'id' = $1 ORDER BY 2`,
    [coat],
  );
  expect(heard).toEqual([
    { price: 2495, version: 3 },
    { price: 1996, version: 4 },
  ]);
});

test('three days without anybody looking are made up; after its day of return nothing is marked down [S22]', async () => {
  await schedule({ markdownSteps: usual, markdownFloorMinor: 0 });
  const [coat = ''] = (await onSale(shop, 1000)).ids;
  days(45);
  await pass();
  expect(await costs(coat)).toEqual([500]);
  expect((await seen(coat)).prices.map(({ because }) => because)).toEqual(['MARKDOWN', 'ASKED']);
  await schedule({
    markdownSteps: [
      { afterDays: 28, percent: 20 },
      { afterDays: 57, percent: 60 },
    ],
  });
  days(13);
  await pass();
  expect(await seen(coat)).toMatchObject({ price: { amountMinor: 500 }, nextMarkdown: null });
});

test('what is to be collected keeps its price, also where the schedule becomes another one with a step behind it [S22]', async () => {
  await schedule({ markdownSteps: [{ afterDays: 70, percent: 10 }], markdownFloorMinor: 0 });
  const [coat = ''] = (await onSale(shop, 1000)).ids;
  days(56);
  const [hat = ''] = (await onSale(shop, 1000)).ids;
  days(1);
  await schedule({ markdownSteps: [{ afterDays: 1, percent: 20 }] });
  await pass();
  expect(await costs(coat, hat)).toEqual([1000, 800]);
  expect(await setMarkdown(coat, true)).toMatchObject({ markdownOff: true });
  expect(await setMarkdown(coat, false)).toMatchObject({ markdownOff: false });
  expect(await costs(coat)).toEqual([1000]);
});

test('an item that is left alone stays at its price; no longer left alone it costs at once what its day says', async () => {
  await schedule({ markdownSteps: usual });
  const { intakeId, ids } = await handedOver(shop, 1000, 2000, 3000);
  const [coat = '', hat = '', scarf = ''] = ids;
  expect(await setMarkdown(coat, true)).toEqual({ __typename: 'NotInStore', state: 'SUBMITTED' });
  await receive(shop, intakeId);
  expect(await setMarkdown(coat, true, 2)).toEqual({ __typename: 'ChangedMeanwhile', version: 3 });
  expect(await setMarkdown(coat, true, 3)).toMatchObject({ markdownOff: true, version: 4 });
  expect(await setMarkdown(coat, true)).toMatchObject({ markdownOff: true, version: 4 });
  await setMarkdown(scarf, true);
  expect((await seen(coat)).nextMarkdown).toBeNull();
  days(30);
  await pass();
  expect(await costs(coat, hat, scarf)).toEqual([1000, 1600, 3000]);
  expect(await setMarkdown(coat, false)).toMatchObject({ markdownOff: false, version: 5 });
  expect(await seen(coat)).toMatchObject({
    ...{ price: { amountMinor: 800 }, prices: [{ because: 'MARKDOWN' }, { because: 'ASKED' }] },
    nextMarkdown: { on: today(12), price: { amountMinor: 500 } },
  });
  expect(await setMarkdown(hat, true)).toMatchObject({ markdownOff: true });
  expect(await costs(hat)).toEqual([1600]);
});

test('what was lost and is found again costs at once what its day says; after its day of return, what it did', async () => {
  await schedule({ markdownSteps: usual, markdownFloorMinor: 0 });
  const [coat = '', hat = ''] = (await onSale(shop, 1000, 2000)).ids;
  const move = (id: string, to: string): Promise<Answer> =>
    shop.ask(shop.staff, 'mutation ($input: MoveItemInput!) { moveItem(input: $input) { __typename } }', {
      input: { id, to },
    });
  for (const id of [coat, hat]) await move(id, 'LOST');
  days(30);
  await pass();
  await move(coat, 'ON_SALE');
  expect(await seen(coat)).toMatchObject({
    price: { amountMinor: 800 },
    prices: [{ because: 'MARKDOWN' }, { because: 'ASKED' }],
  });
  days(40);
  await pass();
  await move(hat, 'ON_SALE');
  await pass();
  expect(await costs(coat, hat)).toEqual([800, 2000]);
});

test('a price by hand is what later steps are of, and the days count on', async () => {
  await schedule({ markdownSteps: usual });
  const [coat = ''] = (await onSale(shop, 1000)).ids;
  days(30);
  await pass();
  await price(shop, coat, 1400);
  await pass();
  expect(await seen(coat)).toMatchObject({
    price: { amountMinor: 1400 },
    nextMarkdown: { on: today(12), price: { amountMinor: 700 } },
  });
  days(12);
  await pass();
  expect(await costs(coat)).toEqual([700]);
});

test('a schedule that is set anew is for what is on sale already, a store without consignment marks nothing down, and each store has its own', async () => {
  await schedule({ markdownSteps: [] });
  const [coat = ''] = (await onSale(shop, 1000)).ids;
  const far = await other.consignor(8800);
  const [bunad = { id: '' }] = await addItems(other, far, [{ priceMinor: 1000, returnOn: '2099-01-01' }]);
  days(29);
  await pass();
  expect(await costs(coat)).toEqual([1000]);
  await schedule({ markdownSteps: usual });
  await pass();
  expect(await costs(coat)).toEqual([800]);
  const far1000 = async (): Promise<number> =>
    (
      await other.ask<Seen>(other.staff, `query ($id: UUID!) { consignmentItem(id: $id) { ${selection} } }`, {
        id: bunad.id,
      })
    ).price.amountMinor;
  expect(await far1000()).toBe(1000);
  const tomorrow = daysBetween('2026-10-19', today()) + 1;
  await schedule({ markdownSteps: [{ afterDays: tomorrow, percent: 50 }] }, other);
  const stands = { currency: 'NOK', timeZone: 'Europe/Oslo' };
  await world.storeArrives('consignment', '10007', { version: 8, modules: [], ...stands });
  days(1);
  await pass();
  await world.storeArrives('consignment', '10007', { version: 9, ...stands });
  expect(await far1000()).toBe(1000);
  await pass();
  expect(await far1000()).toBe(500);
});

test('more than one transaction holds are all marked down in one pass, and what somebody holds just then a quarter later', async () => {
  await schedule({ markdownSteps: [] });
  const anna = await shop.consignor(8801);
  const [one] = await addItems(shop, anna, [{ priceMinor: 1000, returnOn: '2099-01-01' }]);
  await world.database.admin(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, price_minor, state, intake_on, received_on, return_on, share_percent, share_base)
     SELECT store_id, gen_random_uuid(), 600000 + at, customer_id, price_minor, state, intake_on, received_on, return_on, share_percent, share_base
       FROM consignment.item, generate_series(1, 502) AS at WHERE id = $1`,
    [one?.id],
  );
  const count = async (): Promise<number> => {
    const [row] = await world.database.admin<{ count: number }>(
      `SELECT count(*)::int FROM consignment.item WHERE customer_id = $1 AND price_minor = 500`,
      [anna],
    );
    return row?.count ?? 0;
  };
  const client = new Client({ connectionString: world.database.adminUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM consignment.item WHERE id = $1 FOR UPDATE', [one?.id]);
  // Whoever has set it looks at what comes of it: nobody waits for the quarter.
  await schedule({ markdownSteps: usual });
  await world.settled();
  expect(await count()).toBe(502);
  await client.end();
  await pass();
  expect(await count()).toBe(503);
});

test('who bears a markdown is frozen at receipt: what the store says later changes nothing [R-CO5]', async () => {
  await schedule({ markdownSteps: usual, markdownBorneBy: 'STORE' });
  const before = await onSale(shop, 1000);
  await schedule({ markdownBorneBy: 'SHARED' });
  const after = await onSale(shop, 1000);
  days(28);
  await pass();
  const shares = async (id: string) =>
    shop.ask(
      shop.portal(before.anna.customerId, after.anna.customerId),
      'query ($id: UUID!) { consignmentItem(id: $id) { markdownBorneBy price { amountMinor } firstPrice { amountMinor } expectedShare { amountMinor } } }',
      { id },
    );
  const prices = { price: { amountMinor: 800 }, firstPrice: { amountMinor: 1000 } };
  expect(await shares(before.ids[0] ?? '')).toEqual({
    ...{ ...prices, markdownBorneBy: 'STORE', expectedShare: { amountMinor: 500 } },
  });
  expect(await shares(after.ids[0] ?? '')).toEqual({
    ...{ ...prices, markdownBorneBy: 'SHARED', expectedShare: { amountMinor: 400 } },
  });
});
