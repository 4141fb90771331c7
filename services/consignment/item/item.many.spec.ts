import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Call } from '../../kernel/database/call';
import { Database } from '../../kernel/database/database';
import { rowsRead } from '../../kernel/testing/rows-read';
import { staffOf, testWorld } from '../../kernel/testing/open';
import { listConsignors } from '../consignor/consignor.list';
import { consignment } from '../main';
import type { ItemFilter } from './item.input';
import { ItemState } from './item';
import { listItems } from './item.list';

/** Ten times as many items in the one store as in the other, and in each twenty that are handed in, due, and were changed of late. */
const COUNTS = { '30042': 20_000, '30043': 2_000 };
type Store = keyof typeof COUNTS;
const NOW = new Date('2026-11-22T10:00:00Z');
const SINCE = new Date('2031-01-01');
const LONG_AGO = new Date('2000-01-01');

const world = forAllTests(() => testWorld([consignment]));
let database: Database;

beforeAll(async () => {
  for (const [store, count] of Object.entries(COUNTS)) {
    await world.storeArrives('consignment', store);
    await world.database.admin(`
      SET LOCAL session_replication_role = replica;
      INSERT INTO consignment.consignor (store_id, customer_id, updated_at)
        SELECT '${store}', kernel.new_id(), CASE WHEN i % (${count} / 200) = 7 THEN '2031-01-02'::timestamptz ELSE '2020-01-01' END FROM generate_series(1, ${count} / 10) AS i;
      INSERT INTO consignment.item (store_id, id, number, customer_id, price_minor, state, return_on, share_percent, share_base, updated_at)
        SELECT '${store}', kernel.new_id(), i, k.customer_id, 100, CASE WHEN i % (${count} / 20) = 7 THEN 'SUBMITTED' WHEN i % 2 = 0 THEN 'SOLD' ELSE 'ON_SALE' END,
               CASE WHEN i % (${count} / 20) = 9 THEN '2026-01-01'::date ELSE '2027-01-01' END, 50, 'GROSS',
               CASE WHEN i % (${count} / 20) = 11 THEN '2031-01-02'::timestamptz ELSE '2020-01-01' END
          FROM generate_series(1, ${count}) AS i JOIN (SELECT customer_id, row_number() OVER () AS at FROM consignment.consignor WHERE store_id = '${store}') k ON k.at = 1 + i % (${count} / 10)`);
  }
  await world.database.admin(
    'VACUUM (ANALYZE) consignment.item, consignment.consignor, consignment.sale, consignment.store',
  );
  const url = world.database.urlOf('kommis_consignment');
  database = await new Database({ url, maxConnections: 1, readTimeoutMs: 20_000 }).open();
});
afterAll(() => database.close());

async function calling<T>(store: Store, work: (call: Call) => Promise<T>): Promise<T> {
  const call = new Call(database, staffOf(store), { operation: 'spec', requestId: 'spec' });
  return work(call).finally(() => call.end());
}

const FILTERS: ItemFilter[] = [
  {},
  { states: [ItemState.SUBMITTED] },
  { states: [ItemState.SUBMITTED, ItemState.SUBMITTED] },
  { states: [ItemState.SOLD, ItemState.SUBMITTED] },
  { due: true },
  { due: false },
  { due: true, states: [ItemState.SOLD] },
  { onSaleUntil: '2026-11-20' },
  { onSaleUntil: '2026-11-20', due: false },
  { onSaleUntil: '2026-11-20', states: [ItemState.SOLD] },
  { changedSince: SINCE },
  { changedSince: SINCE, states: [ItemState.ON_SALE], due: false },
  { changedSince: LONG_AGO, states: [ItemState.ON_SALE], due: false },
  { changedSince: LONG_AGO, due: true },
];

/** The numbers of the whole list as SQL that takes its time says it. */
async function all(store: Store, { states, due, onSaleUntil, changedSince }: ItemFilter): Promise<number[]> {
  const rows = await world.database.admin<{ number: number }>(
    `SELECT number FROM consignment.item WHERE store_id = $1 AND ($2::text[] IS NULL OR state = ANY ($2)) AND ($3::timestamptz IS NULL OR updated_at >= $3)
       AND ($4::boolean IS NULL OR (state = 'ON_SALE' AND return_on < '2026-11-22') = $4)
       AND ($5::date IS NULL OR (state = 'ON_SALE' AND return_on = $5)) ORDER BY number DESC`,
    [store, states ?? null, changedSince ?? null, due ?? null, onSaleUntil ?? null],
  );
  return rows.map(({ number }) => number);
}

test.each(FILTERS)(
  '%j: its pages hold every item once, forwards and backwards, and its total is theirs',
  async (filter) => {
    const numbers = await all('30043', filter);
    const list = (args: object): ReturnType<typeof listItems> =>
      calling('30043', (call) => listItems(call, NOW, null, { filter, ...args }));
    const [forwards, backwards]: [number[], number[]] = [[], []];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo } = await list({ first: 150, after });
      forwards.push(...nodes.map(({ number }) => number));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    for (let before: string | null = null; ;) {
      const { nodes, pageInfo } = await list({ last: 150, before });
      backwards.unshift(...nodes.map(({ number }) => number));
      if (!pageInfo.hasPreviousPage) break;
      before = pageInfo.startCursor;
    }
    expect(forwards).toEqual(numbers);
    expect(backwards).toEqual(numbers);
    const total = await calling('30043', async (call) =>
      (await listItems(call, NOW, null, { filter })).count(),
    );
    expect(total).toEqual({ count: numbers.length, capped: false });
  },
);

test.each(
  FILTERS.filter(
    ({ states, due, onSaleUntil, changedSince }) =>
      changedSince !== LONG_AGO &&
      (changedSince === SINCE || due === true || onSaleUntil || states?.length === 1),
  ),
)('a few of %j are found without going through the store', async (filter) => {
  const read = (store: Store): Promise<number> =>
    calling(store, (call) =>
      rowsRead(call, 'consignment', async () =>
        (await listItems(call, NOW, null, { filter, first: 50 })).count(),
      ),
    );
  const [large, small] = [await read('30042'), await read('30043')];
  expect(large).toBeLessThan(1_000);
  expect(large).toBeLessThanOrEqual(small * 1.2 + 20);
});

test('consignors whose agreements changed of late are found without going through the store', async () => {
  const read = (store: Store): Promise<number> =>
    calling(store, (call) =>
      rowsRead(call, 'consignment', async () => {
        const list = await listConsignors(call, { filter: { changedSince: SINCE }, first: 50 });
        expect(list.nodes).toHaveLength(20);
        expect(await list.count()).toEqual({ count: 20, capped: false });
      }),
    );
  const [large, small] = [await read('30042'), await read('30043')];
  expect(large).toBeLessThan(1_000);
  expect(large).toBeLessThanOrEqual(small * 1.2 + 20);
});
