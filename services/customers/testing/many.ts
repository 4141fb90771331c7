import type { TestDatabase } from '../../kernel/testing/database';

/** Groups of a store of many: each named after what is in it. `LAST` are those whose surnames come last. */
export const GROUPS = ['EMPTY', 'ONE', 'TWENTY', 'TWENTIETH', 'MANY', 'LAST'] as const;
export type GroupName = (typeof GROUPS)[number];

/**
 * Fills a store with many customers in one statement, past the triggers; what these would have kept is written, too. Two
 * of five are called Piet, and twenty were changed in 2031. Answers the ids of its groups.
 */
export async function fillStore(
  database: TestDatabase,
  storeId: string,
  count: number,
): Promise<Record<GroupName, string>> {
  await database.admin(`
    SET LOCAL session_replication_role = replica;
    SET LOCAL app.store_id = '${storeId}';
    INSERT INTO customers.customer_group (store_id, id, name, colour)
      SELECT '${storeId}', kernel.new_id(), name, '#112233' FROM unnest('{${GROUPS.join()}}'::text[]) AS name;
    CREATE TEMP TABLE person AS SELECT i, kernel.new_id() AS id, i % 20 = 7 AS is_last,
        i % (${count} / 20) = 0 AS is_of_twenty FROM generate_series(1, ${count}) AS i;
    INSERT INTO customers.customer (store_id, id, number, kind, social_title, first_name, last_name, company_name, email, telephone, billing_street,
        billing_town, newsletter_state, newsletter_source, newsletter_since, default_group_id, registered_at, updated_at, last_visit_at, charity, sales_total_minor)
      SELECT '${storeId}', p.id, 1000 + i, CASE WHEN i % 8 = 0 THEN 'COMPANY' ELSE 'PRIVATE' END, (ARRAY['', 'mevrouw', 'de heer'])[1 + i % 3],
        CASE WHEN i * 31 % 50 < 20 THEN 'Piet' ELSE 'Anna' || i % 97 END, CASE WHEN is_last THEN 'Zz' ELSE 'Naam' END || i * 7919 % 1009,
        CASE WHEN i % 8 = 0 THEN 'Bedrijf ' || i % 500 ELSE '' END, CASE WHEN i % 7 = 0 THEN '' ELSE 'p' || i || '@example.test' END, '06 ' || 1000 + i % 5000,
        'Straat ' || i % 300, 'Plaats ' || i % 11, CASE WHEN i % 9 = 0 THEN 'ON' ELSE 'OFF' END, CASE WHEN i % 9 = 0 THEN 'PAPER' ELSE '' END,
        CASE WHEN i % 9 = 0 THEN now() ELSE '-infinity' END,
        CASE WHEN i % 5 < 2 AND i % 3 = 0 THEN many.id ELSE s.default_group_id END, now() - make_interval(mins => ${count} - i),
        CASE WHEN is_of_twenty THEN '2031-01-01'::timestamptz ELSE '2020-01-01' END, CASE WHEN i % 3 = 0 THEN now() - make_interval(hours => i % 50) ELSE '-infinity' END,
        (ARRAY['', 'NO', 'YES'])[1 + i % 3], i % 1000
      FROM person p, customers.store s, customers.customer_group many
     WHERE s.store_id = '${storeId}' AND many.store_id = '${storeId}' AND many.name = 'MANY';
    INSERT INTO customers.customer_group_member (store_id, customer_id, group_id, number)
      SELECT '${storeId}', p.id, g.id, 1000 + i FROM person p JOIN customers.customer_group g ON g.store_id = '${storeId}' AND CASE g.name
          WHEN 'EMPTY' THEN false WHEN 'ONE' THEN i = ${count} / 10 * 5 WHEN 'TWENTY' THEN is_of_twenty WHEN 'TWENTIETH' THEN i % 20 = 0
          WHEN 'MANY' THEN i % 5 < 2 WHEN 'LAST' THEN is_last ELSE g.kind = 'STORE_DEFAULT' END;
    INSERT INTO customers.customer_group_count (store_id, group_id, part)
      SELECT '${storeId}', m.group_id, count(*) FROM customers.customer_group_member m WHERE m.store_id = '${storeId}' GROUP BY m.group_id;
    INSERT INTO customers.customer_count (store_id, part) VALUES ('${storeId}', ${count});
    UPDATE customers.counter SET last_number = 1000 + ${count} WHERE store_id = '${storeId}'`);
  await database.admin(
    'VACUUM (ANALYZE) customers.customer, customers.customer_group_member, customers.customer_group',
  );
  const groups = await database.admin<{ name: GroupName; id: string }>(
    'SELECT name, id FROM customers.customer_group WHERE store_id = $1',
    [storeId],
  );
  return Object.fromEntries(groups.map(({ name, id }) => [name, id])) as Record<GroupName, string>;
}
