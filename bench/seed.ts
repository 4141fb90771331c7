import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';

/** What the measured operations need to know of the seeded store. */
export interface Seeded {
  storeId: string;
  /** Consignors with a session of their own. */
  consignors: { customerId: string; token: string }[];
  staffToken: string;
  staffId: string;
  /** A group with about one customer in twenty. */
  groupId: string;
  /** The customer in the middle of the list. */
  middle: { id: string; number: number };
  surnames: string[];
}

const starts =
  'Bak Boer Brouw Dek Dijk Groen Haan Hoek Jans Kuip Lind Mol Prins Smit Visser Vos Water Wever Zand Zwan';
const ends = 'ma stra sema inga berg veld huis man hof meer sen land kamp hout kerk';
const firsts =
  'Anna Els Marijke Willem Jan Sanne Piet Karin Joost Femke Daan Lotte Bram Noor Ruben Iris Thijs Eva Koen Mila Sem Tess Lars Fleur Stijn Julia Gijs Roos Bas Puck';
const towns = 'Utrecht Zeist Houten Bilthoven Amersfoort Nieuwegein Woerden Breukelen Doorn Maarssen';
const streets =
  'Voorstraat Kerkweg Lindelaan Dorpsstraat Molenpad Singel Parkweg Schoolstraat Havenkade Stationsweg';

const array = (words: string): string => `'{${words.replaceAll(' ', ',')}}'::text[]`;
const pick = (words: string, salt: number): string =>
  `(${array(words)})[1 + (hashint4extended(i, ${salt}) & 2147483647) % ${words.split(' ').length}]`;

/**
 * Fills a store with N customers, a tenth of them consignors with twenty items each, by set-based SQL past
 * all triggers; what triggers and events would have kept (counters, copies, balances) is written here, too.
 */
export async function seed(admin: Client, storeId: string, customers: number): Promise<Seeded> {
  await admin.query(
    `SET session_replication_role = replica; SELECT set_config('app.store_id', '${storeId}', false)`,
  );
  for (const text of statements(storeId, customers)) await admin.query(text);
  await admin.query('RESET session_replication_role');
  const seeded = await sessions(admin, storeId);
  await assertSound(admin);
  await admin.query('VACUUM (ANALYZE)');
  await admin.query('CHECKPOINT');
  return {
    ...seeded,
    surnames: starts.split(' ').flatMap((start) => ends.split(' ').map((end) => start + end)),
  };
}

function statements(storeId: string, customers: number): string[] {
  const store = `'${storeId}'`;
  return [
    `CREATE TEMP TABLE person AS SELECT i, kernel.new_id() AS id, 1000 + i AS number, i % 8 = 0 AS is_company, i % 10 = 0 AS is_consignor,
       ${pick(firsts, 1)} AS first, ${pick(starts, 2)} || ${pick(ends, 3)} AS last, ${pick(streets, 4)} || ' ' || 1 + i % 180 AS street,
       ${pick(towns, 5)} AS town, 3400 + i % 600 || ' ' || chr(65 + i % 26) || chr(65 + i % 23) AS postal_code
       FROM generate_series(1, ${customers}) AS i`,
    `INSERT INTO customers.customer_group (store_id, id, name, colour) SELECT ${store}, kernel.new_id(), name, '#3f83c9'
       FROM unnest('{Vintage,Vaste klanten,Studenten,Buurt,Kinderkleding,Winkeliers}'::text[]) AS name`,
    `INSERT INTO customers.customer (store_id, id, number, kind, social_title, first_name, last_name, company_name, email, telephone,
       billing_street, billing_postal_code, billing_town, billing_country, default_group_id, registered_at, last_visit_at, charity, charity_version, sales_total_version)
     SELECT ${store}, p.id, number, CASE WHEN is_company THEN 'COMPANY' ELSE 'PRIVATE' END, CASE i % 3 WHEN 0 THEN 'mevrouw' WHEN 1 THEN 'de heer' ELSE '' END,
       first, last, CASE WHEN is_company THEN last || ' & Co' ELSE '' END, lower(first || '.' || last || '.' || i) || '@klant.example.test',
       '06 ' || 10000000 + i, street, postal_code, town, 'NL', s.default_group_id, now() - make_interval(mins => ${customers} - i),
       CASE WHEN i % 3 = 0 THEN now() - make_interval(hours => i % 5000) ELSE '-infinity' END,
       CASE WHEN is_consignor THEN 'NOT_ASKED' ELSE '' END, is_consignor::int, 1
     FROM person p, customers.store s`,
    `INSERT INTO customers.customer_group_member (store_id, customer_id, group_id, number)
     SELECT ${store}, p.id, g.id, p.number FROM person p JOIN customers.customer_group g ON g.kind = 'STORE_DEFAULT' OR (g.kind = 'B2B' AND is_company)
       OR (hashint4extended(i, 9) & 1023) % 100 BETWEEN CASE g.name WHEN 'Vintage' THEN 0 WHEN 'Vaste klanten' THEN 3 WHEN 'Studenten' THEN 30 WHEN 'Buurt' THEN 40 WHEN 'Kinderkleding' THEN 50 WHEN 'Winkeliers' THEN 97 END
       AND CASE g.name WHEN 'Vintage' THEN 4 WHEN 'Vaste klanten' THEN 22 WHEN 'Studenten' THEN 37 WHEN 'Buurt' THEN 41 WHEN 'Kinderkleding' THEN 64 WHEN 'Winkeliers' THEN 99 END`,
    `INSERT INTO customers.customer_group_count (store_id, group_id, part)
     SELECT ${store}, m.group_id, count(*) FROM customers.customer_group_member m WHERE m.store_id = ${store} GROUP BY m.group_id`,
    `INSERT INTO customers.customer_count (store_id, part) VALUES (${store}, ${customers})`,
    `UPDATE customers.counter SET last_number = ${1000 + customers}`,
    ...copies(store),
    ...goods(store),
  ];
}

function copies(store: string): string[] {
  const name = `CASE WHEN is_company THEN last || ' & Co' ELSE first || ' ' || last END`;
  return [
    `INSERT INTO consignment.customer (store_id, id, number, display_name, version) SELECT ${store}, id, number, ${name}, 1 FROM person`,
    `INSERT INTO commerce.customer (store_id, id, version) SELECT ${store}, id, 1 FROM person`,
    `INSERT INTO identity.customer (store_id, id, version, display_name, first_name, email)
     SELECT ${store}, c.id, 1, ${name}, first, c.email FROM person p JOIN customers.customer c ON c.id = p.id`,
    `INSERT INTO identity."user" (store_id, id, email, password_hash, activated_at, last_visit_at, visit_told_at)
     SELECT ${store}, kernel.new_id(), c.email, CASE WHEN is_consignor THEN 'none' END, CASE WHEN is_consignor THEN now() END,
       CASE WHEN is_consignor THEN now() END, CASE WHEN is_consignor THEN now() END FROM person p JOIN customers.customer c ON c.id = p.id`,
    `INSERT INTO identity.customer_user (store_id, customer_id, user_id)
     SELECT ${store}, c.id, u.id FROM identity.customer c JOIN identity."user" u ON u.email = c.email`,
  ];
}

/** Twenty items a consignor: ten sold, seven on sale, some of them due, two returned, one withdrawn. */
function goods(store: string): string[] {
  return [
    `INSERT INTO consignment.consignor (store_id, customer_id, may_create_items, item_allowance, item_allowance_remaining) SELECT ${store}, id, true, 40, 25 FROM person WHERE is_consignor`,
    `INSERT INTO consignment.item (store_id, id, number, customer_id, description, category, size, brand, price_minor, state, intake_on, received_on, return_on, share_percent, share_base)
     SELECT ${store}, kernel.new_id(), i * 2 - 20 + k, p.id, 'Wollen winterjas met ceintuur', 'Jassen', '38', 'Voorbeeldmerk', 500 + (hashint4extended(i * 20 + k, 7) & 8191),
       CASE WHEN k * 7 % 20 < 10 THEN 'SOLD' WHEN k * 7 % 20 < 17 THEN 'ON_SALE' WHEN k * 7 % 20 < 19 THEN 'RETURNED' ELSE 'WITHDRAWN' END,
       current_date - (20 - k) * 12, current_date - (20 - k) * 12, current_date - (20 - k) * 12 + 56, 50, 'GROSS'
     FROM person p, generate_series(1, 20) AS k WHERE is_consignor`,
    `INSERT INTO consignment.item_counter (store_id, last_number) SELECT ${store}, max(number) FROM consignment.item`,
    `INSERT INTO consignment.sale (store_id, id, customer_id, item_id, origin, sold_on, sold_for_minor, share_minor, store_part_minor, vat_percent, vat_scheme, sold_from)
     SELECT ${store}, kernel.new_id(), customer_id, id, 'SALE', least(intake_on + 10, current_date), price_minor, (price_minor + 1) / 2, price_minor / 2, 21, 'MARGIN', 'ON_SALE'
     FROM consignment.item WHERE state = 'SOLD'`,
    `INSERT INTO consignment.balance_line (store_id, id, customer_id, kind, amount_minor, cause_kind, cause_id, item_id, payable_on, made_at)
     SELECT ${store}, id, customer_id, 'SALE', share_minor, 'SALE', id, item_id, sold_on, sold_on FROM consignment.sale`,
    `INSERT INTO consignment.settlement (store_id, id, file_id, file_name, settled_until, sale_count, share_minor, made_at)
     SELECT ${store}, kernel.new_id(), kernel.new_id(), 'stock.csv', current_date - 110, count(*), sum(share_minor), now() FROM consignment.sale WHERE sold_on < current_date - 110`,
    `INSERT INTO consignment.payout_line (store_id, balance_line_id, customer_id, settlement_id)
     SELECT l.store_id, l.id, l.customer_id, s.id FROM consignment.balance_line l, consignment.settlement s WHERE l.payable_on < current_date - 110`,
    `INSERT INTO consignment.balance (store_id, customer_id, amount_minor)
     SELECT l.store_id, l.customer_id, sum(l.amount_minor) FROM consignment.balance_line l
      WHERE NOT EXISTS (SELECT FROM consignment.payout_line p WHERE p.store_id = l.store_id AND p.balance_line_id = l.id) GROUP BY 1, 2`,
    `INSERT INTO commerce.sellable_unit (store_id, id, sku, description, price_minor, currency, offered, item_version)
     SELECT ${store}, id, number::text, description, price_minor, 'EUR', (state = 'ON_SALE')::int, 1 FROM consignment.item`,
  ];
}

async function sessions(admin: Client, storeId: string): Promise<Omit<Seeded, 'surnames'>> {
  const { rows: people } = await admin.query<{ customerId: string; userId: string }>(
    `SELECT k.customer_id AS "customerId", l.user_id AS "userId" FROM consignment.consignor k JOIN identity.customer_user l ON l.customer_id = k.customer_id
      ORDER BY md5(k.customer_id::text) LIMIT 1000`,
  );
  const [staff] = (await admin.query<{ id: string }>('SELECT id FROM identity.staff_member')).rows;
  const consignors = people.map((person) => ({ ...person, token: randomBytes(32).toString('base64url') }));
  const staffToken = randomBytes(32).toString('base64url');
  const hash = (token: string): Buffer => createHash('sha256').update(token).digest();
  await admin.query(
    `INSERT INTO identity.session (store_id, id, token_hash, kind, user_id, created_at, last_seen_at, authenticated_at, expires_at, previous_visit_at)
     SELECT $1, kernel.new_id(), hash, 'portal', user_id, now(), now(), now(), now() + interval '1 day', now() - interval '60 days' FROM unnest($2::bytea[], $3::uuid[]) AS x (hash, user_id)`,
    [storeId, consignors.map(({ token }) => hash(token)), consignors.map(({ userId }) => userId)],
  );
  await admin.query(
    `INSERT INTO identity.session (store_id, id, token_hash, kind, staff_member_id, created_at, last_seen_at, authenticated_at, expires_at) VALUES ($1, kernel.new_id(), $2, 'staff', $3, now(), now(), now(), now() + interval '12 hours')`,
    [storeId, hash(staffToken), staff?.id],
  );
  const [group] = (
    await admin.query<{ id: string }>(`SELECT id FROM customers.customer_group WHERE name = 'Vintage'`)
  ).rows;
  const [middle] = (
    await admin.query<{ id: string; number: number }>(
      'SELECT id, number FROM customers.customer ORDER BY number OFFSET (SELECT count(*) / 2 FROM customers.customer) LIMIT 1',
    )
  ).rows;
  if (!group || !middle || !staff) throw new Error('The seeded store is empty');
  return { storeId, consignors, staffToken, staffId: staff.id, groupId: group.id, middle };
}

/** What the switched-off foreign keys and triggers would have held. */
async function assertSound(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ broken: number }>(`SELECT (
    (SELECT count(*) FROM customers.customer c WHERE NOT EXISTS (SELECT FROM customers.customer_group_member m WHERE m.customer_id = c.id AND m.group_id = c.default_group_id)) +
    (SELECT count(*) FROM customers.customer c WHERE NOT EXISTS (SELECT FROM identity.customer_user l WHERE l.customer_id = c.id)) +
    (SELECT count(*) FROM consignment.item i WHERE NOT EXISTS (SELECT FROM consignment.consignor k WHERE k.customer_id = i.customer_id)) +
    (SELECT abs(count(*) - (SELECT count(*) FROM consignment.sale)) FROM consignment.item WHERE state = 'SOLD') +
    (SELECT count(*) FROM consignment.sale WHERE share_minor + store_part_minor <> sold_for_minor))::int AS broken`);
  if (rows[0]?.broken !== 0) throw new Error(`The seeded store is not sound: ${rows[0]?.broken} rows`);
}
