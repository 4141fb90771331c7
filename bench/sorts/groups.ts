import type { Client } from 'pg';

/** Groups of every size, beside those that the store has for the other measurements. */
export interface SortGroups {
  none: string;
  twenty: string;
  twentieth: string;
  many: string;
}

/** Makes the groups, with their counters, past the triggers. Who is in them lies anywhere in every sort. */
export async function makeGroups(admin: Client, storeId: string, customers: number): Promise<SortGroups> {
  const store = `'${storeId}'`;
  await admin.query('SET session_replication_role = replica');
  await admin.query(
    `INSERT INTO customers.customer_group (store_id, id, name, colour) SELECT ${store}, kernel.new_id(), name, '#3f83c9'
       FROM unnest('{none,twenty,twentieth,many}'::text[]) AS name`,
  );
  await admin.query(
    `INSERT INTO customers.customer_group_member (store_id, customer_id, group_id, number)
     SELECT ${store}, c.id, g.id, c.number FROM customers.customer c JOIN customers.customer_group g ON g.store_id = ${store} AND CASE g.name
         WHEN 'twenty' THEN (c.number - 1000) % (${customers} / 20) = 7 WHEN 'twentieth' THEN (hashint4extended(c.number, 11) & 1023) < 51
         WHEN 'many' THEN (hashint4extended(c.number, 12) & 1023) < 410 ELSE false END WHERE c.store_id = ${store}`,
  );
  await admin.query(
    `INSERT INTO customers.customer_group_count (store_id, group_id, part)
     SELECT ${store}, m.group_id, count(*) FROM customers.customer_group_member m JOIN customers.customer_group g ON g.store_id = m.store_id AND g.id = m.group_id
      WHERE g.name IN ('none', 'twenty', 'twentieth', 'many') GROUP BY m.group_id`,
  );
  await admin.query('RESET session_replication_role');
  await admin.query('VACUUM (ANALYZE) customers.customer_group_member');
  const { rows } = await admin.query<{ name: keyof SortGroups; id: string }>(
    `SELECT name, id FROM customers.customer_group WHERE name IN ('none', 'twenty', 'twentieth', 'many')`,
  );
  return Object.fromEntries(rows.map(({ name, id }) => [name, id])) as unknown as SortGroups;
}
