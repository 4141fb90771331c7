import type { Client } from 'pg';

/** As a large shop has them in the week before a season. */
export const WAITING = 6_000;

/**
 * So many intakes that were handed over, an item in each, none of which has a label: the most that one list may have to
 * go through. Their consignors take turns.
 */
export async function seedWaiting(admin: Client, storeId: string): Promise<string[]> {
  await admin.query(
    `SET session_replication_role = replica; SELECT set_config('app.store_id', '${storeId}', false)`,
  );
  for (const text of statements(storeId)) await admin.query(text);
  await admin.query('RESET session_replication_role');
  await admin.query('VACUUM (ANALYZE)');
  await admin.query('CHECKPOINT');
  const { rows } = await admin.query<{ id: string }>(
    `SELECT id FROM consignment.item WHERE label_need = 'TO_COME' ORDER BY number`,
  );
  if (rows.length !== WAITING) throw new Error(`${rows.length} items wait for a label`);
  return rows.map(({ id }) => id);
}

const statements = (storeId: string): string[] => [
  `CREATE TEMP TABLE brought AS
     SELECT n, kernel.new_id() AS intake_id, k.customer_id FROM generate_series(1, ${WAITING}) AS n
       JOIN (SELECT customer_id, row_number() OVER (ORDER BY md5(customer_id::text)) AS place, count(*) OVER () AS of FROM consignment.consignor) k
         ON k.place = 1 + n % k.of`,
  `INSERT INTO consignment.intake (store_id, id, customer_id, state, opened_at, submitted_at)
   SELECT '${storeId}', intake_id, customer_id, 'SUBMITTED', now() - make_interval(mins => ${WAITING} - n + 60), now() - make_interval(mins => ${WAITING} - n) FROM brought`,
  `INSERT INTO consignment.item (store_id, id, number, customer_id, intake_id, from_allowance, description, category, size, brand, price_minor, state)
   SELECT '${storeId}', kernel.new_id(), (SELECT last_number FROM consignment.item_counter) + n, customer_id, intake_id, true,
     'Wollen winterjas met ceintuur', 'Jassen', '38', 'Voorbeeldmerk', 500 + n, 'SUBMITTED' FROM brought`,
  // What the consignors have left is what they were given: the seed says otherwise, and entering holds it to that.
  `UPDATE consignment.consignor SET item_allowance_remaining = item_allowance`,
  `UPDATE consignment.item_counter SET last_number = last_number + ${WAITING}`,
];
