import { forAllTests } from '../../kernel/testing/for-all-tests';
import { openShops, type Shop } from '../testing/shop';

/** It is 22 November 2026: two years ago it was the 22nd of November 2024. */
const { world, shop, other } = forAllTests(openShops);
const admin: typeof world.database.admin = (text, values) => world.database.admin(text, values);
const sweep = (): Promise<void> => world.tell('consignment.sweep-ticks', { storeId: '00000', data: null });
let number = 30_000;

/** A consignor's ticks of these days, as staff made them then. */
async function ticks(of: Shop, ...days: string[]): Promise<string> {
  const customerId = await of.consignor((number += 1));
  await admin(
    `INSERT INTO consignment.calendar_tick (store_id, customer_id, return_on, item_ids, ticked_at, ticked_by)
     SELECT $1, $2, day, ARRAY[gen_random_uuid()], now(), 'Els de Wit' FROM unnest($3::date[]) day`,
    [of.storeId, customerId, days],
  );
  return customerId;
}
async function daysOf(customerId: string): Promise<string[]> {
  const rows = await admin<{ day: string }>(
    'SELECT return_on::text AS day FROM consignment.calendar_tick WHERE customer_id = $1 ORDER BY 1',
    [customerId],
  );
  return rows.map(({ day }) => day);
}

test('a tick two years past its day is thrown away, in every store, and later ones stay; that it went stands in the history [K25b]', async () => {
  const [here, there] = [
    await ticks(shop, '2020-01-01', '2024-11-21', '2024-11-22', '2026-12-01'),
    await ticks(other, '2024-11-21'),
  ];
  await sweep();
  await sweep();
  expect(await daysOf(here)).toEqual(['2024-11-22', '2026-12-01']);
  expect(await daysOf(there)).toEqual([]);
  const gone = await admin<{ actor_kind: string; count: number }>(
    `SELECT actor_kind, count(*)::int AS count FROM consignment.audit
      WHERE entity = 'calendar_tick' AND action = 'DELETE' AND subject_id = ANY ($1) GROUP BY 1`,
    [[here, there]],
  );
  expect(gone).toEqual([{ actor_kind: 'system', count: 3 }]);
});

test('a note that still stands keeps its tick, however old: it would be open again', async () => {
  const customerId = await ticks(shop, '2023-05-01', '2023-06-01');
  await admin(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, description, price_minor, state, intake_on, received_on, return_on, share_percent, share_base)
     SELECT $1, gen_random_uuid(), 990000 + n, $2, 'Sjaal', 100, CASE n WHEN 1 THEN 'ON_SALE' ELSE 'RETURNED' END, '2023-01-01', '2023-01-01',
            CASE n WHEN 1 THEN '2023-05-01' ELSE '2023-06-01' END::date, 50, 'GROSS' FROM generate_series(1, 2) n`,
    [shop.storeId, customerId],
  );
  await sweep();
  expect(await daysOf(customerId)).toEqual(['2023-05-01']);
});

test('more than go at once, and by several at once, go once each', async () => {
  const days = Array.from({ length: 1_100 }, (_none, at) =>
    new Date(Date.UTC(2015, 0, 1 + at)).toISOString().slice(0, 10),
  );
  const customerId = await ticks(shop, ...days);
  await Promise.all([sweep(), sweep(), sweep()]);
  await sweep();
  expect(await daysOf(customerId)).toEqual([]);
  const [gone] = await admin<{ count: number }>(
    `SELECT count(*)::int AS count FROM consignment.audit WHERE entity = 'calendar_tick' AND action = 'DELETE' AND subject_id = $1`,
    [customerId],
  );
  expect(gone).toEqual({ count: 1_100 });
});
