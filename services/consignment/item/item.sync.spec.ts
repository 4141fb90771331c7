import { newId } from '../../kernel/id/id';
import type { OpenService } from '../../kernel/subgraph/service';
import { portalOf, type TestWorld } from '../../kernel/testing/open';
import { addItems } from '../testing/items';
import { openShops, Shop, type Answer } from '../testing/shop';

/** What whoever keeps a copy outside asks: all of a store, by number, and what was written since. */
let world: TestWorld<OpenService>;
let shop: Shop;
let stores = 0;

beforeAll(async () => {
  ({ world } = await openShops());
});
afterAll(() => world.close());
beforeEach(async () => {
  shop = new Shop(world, `310${String((stores += 1)).padStart(2, '0')}`);
  await shop.open();
});

interface Page {
  nodes: Answer[];
  total: { count: number };
  pageInfo: { endCursor: string; hasNextPage: boolean };
}
const page = 'nodes { id number updatedAt } total { count } pageInfo { endCursor hasNextPage }';
const items = (args: string, actor = shop.staff): Promise<Page> =>
  shop.ask<Page>(actor, `{ consignmentItems${args} { ${page} } }`);
const consignors = (args: string): Promise<Page> =>
  shop.ask<Page>(
    shop.staff,
    `{ consignors${args} { nodes { customerId updatedAt } total { count } pageInfo { endCursor hasNextPage } } }`,
  );

test('goods of all consignors are one list, newest number first, in pages', async () => {
  const [one, two] = [await shop.consignor(1), await shop.consignor(2)];
  const made = [
    ...(await addItems(shop, one, [{}, {}])),
    ...(await addItems(shop, two, [{}, { state: 'RETURNED' }])),
  ];
  const newest = made.map(({ number }) => number).sort((a, b) => b - a);
  const first = await items('(first: 3)');
  expect(first.nodes.map((each) => each['number'])).toEqual(newest.slice(0, 3));
  expect(first.total).toEqual({ count: 4 });
  const rest = await items(`(first: 3, after: "${first.pageInfo.endCursor}")`);
  expect(rest.nodes.map((each) => each['number'])).toEqual(newest.slice(3));
  expect((await items('(filter: { states: [RETURNED] })')).total).toEqual({ count: 1 });
  const number = newest[0];
  const byNumber = `{ consignmentItemByNumber(number: ${number}) { number } }`;
  expect(await shop.ask(shop.staff, byNumber)).toEqual({ number });
  expect(await shop.ask(portalOf(shop.storeId, two), byNumber)).toEqual({ number });
  expect(await shop.ask(portalOf(shop.storeId, one), byNumber)).toBeNull();
  expect(await shop.ask(shop.staff, '{ consignmentItemByNumber(number: 4) { number } }')).toBeNull();
});

test('asked for what was written since, only that comes: a changed item, and agreements that changed', async () => {
  const [one, two] = [await shop.consignor(1), await shop.consignor(2)];
  const [, second] = await addItems(shop, one, [{}, {}]);
  const [{ now } = { now: '' }] = await world.database.admin<{ now: string }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`,
  );
  const since = `(filter: { changedSince: "${now}" })`;
  // A JavaScript instant has milliseconds: the next one is surely behind it.
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await items(since)).nodes).toEqual([]);
  await world.database.admin(`UPDATE consignment.item SET size = 'M' WHERE id = $1`, [second?.id]);
  expect((await items(since)).nodes.map(({ id }) => id)).toEqual([second?.id]);
  expect((await items(since)).total).toEqual({ count: 1 });
  expect((await consignors(since)).nodes).toEqual([]);
  await shop.agree({ customerId: two, charity: 'YES' });
  const changed = await consignors(since);
  expect(changed.nodes.map((each) => each['customerId'])).toEqual([two]);
  expect(String(changed.nodes[0]?.['updatedAt']) >= now.slice(0, 23)).toBe(true);
  expect((await consignors('')).nodes.map((each) => each['customerId'])).toEqual([two, one]);
});

test('the balance is there line by line, newest first, with the item of each', async () => {
  const customerId = await shop.consignor(1);
  const made = await addItems(shop, customerId, [
    { state: 'SOLD', soldOn: '2026-10-01', soldForMinor: 1000 },
    { state: 'SOLD', soldOn: '2026-10-03', soldForMinor: 3000 },
    { state: 'SOLD', soldOn: '2026-10-02', soldForMinor: 2000, settled: true },
  ]);
  const lines = await shop.consignorOf<{ balanceLines: Page; balance: object }>(
    shop.staff,
    customerId,
    'balance { amountMinor } balanceLines(first: 2) { nodes { kind amount { amountMinor currency } reason payableOn paidOut item { number } } total { count } }',
  );
  const sale = { kind: 'SALE', reason: null };
  expect(lines).toMatchObject({
    balance: { amountMinor: 2000 },
    balanceLines: {
      total: { count: 3 },
      nodes: [
        {
          ...{ ...sale, payableOn: '2026-10-02', paidOut: true },
          amount: { amountMinor: 1000, currency: 'EUR' },
          item: { number: made[2]?.number },
        },
        {
          ...{ ...sale, payableOn: '2026-10-03', paidOut: false },
          amount: { amountMinor: 1500 },
          item: { number: made[1]?.number },
        },
      ],
    },
  });
  expect(
    await shop.consignorOf(portalOf(shop.storeId, newId()), customerId, 'balanceLines { nodes { id } }'),
  ).toBeNull();
});
