/** A hand-written statement, prepared once a connection under its name. */
export interface Statement {
  name: string;
  text: string;
}

/** What is read of a customer; `groups` is what the statement gathers. */
export const listColumns = `c.id, c.number, c.kind, c.social_title, c.first_name, c.last_name, c.company_name, c.email, c.telephone, c.newsletter_state,
  c.billing_street, c.billing_postal_code, c.billing_town, c.billing_country, c.registered_at, c.last_visit_at, groups.list AS groups`;

/** What the console's list shows of other services' customers, and what stands around it. */
const wideColumns = `, k.charity, t.sales_total_minor::float8 AS sales_total_minor, s.currency, users.list AS users, options.list AS options, chosen.columns`;
const wideJoins = `
  LEFT JOIN consignment.consignor k ON k.store_id = $1 AND k.customer_id = c.id
  LEFT JOIN commerce.customer t ON t.store_id = $1 AND t.id = c.id
  LEFT JOIN commerce.store s ON s.store_id = $1
  LEFT JOIN users ON users.customer_id = c.id
  LEFT JOIN options ON true
  LEFT JOIN identity.chosen_columns chosen ON chosen.store_id = $1 AND chosen.staff_member_id = $2 AND chosen.list = 'customers'`;
const wideParts = `,
  users AS (SELECT l.customer_id, json_agg(json_build_object('user', json_build_object('id', u.id, 'enabled', u.enabled, 'activated', u.activated_at IS NOT NULL)) ORDER BY l.created_at) AS list
    FROM page JOIN identity.customer_user l ON l.store_id = $1 AND l.customer_id = page.id JOIN identity."user" u ON u.store_id = $1 AND u.id = l.user_id GROUP BY l.customer_id),
  options AS (SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) AS list FROM customers.customer_group WHERE store_id = $1)`;

/** Page ids first, rows after; the exact total comes with each row. `$1` is the store, `$2` who asks. */
const listOf = (name: string, before: string, page: string, total: string, isWide = true): Statement => ({
  name: `floor-${name}`,
  text: `WITH ${before} page AS MATERIALIZED (${page}),
    groups AS (SELECT m.customer_id, json_agg(json_build_object('id', g.id, 'name', g.name, 'colour', g.colour) ORDER BY g.kind <> 'STORE_DEFAULT', g.name) AS list
      FROM page JOIN customers.customer_group_member m ON m.store_id = $1 AND m.customer_id = page.id
      JOIN customers.customer_group g ON g.store_id = $1 AND g.id = m.group_id GROUP BY m.customer_id)${isWide ? wideParts : ''}
    SELECT ${listColumns}${isWide ? wideColumns : ''}, (${total}) AS total
      FROM page JOIN customers.customer c ON c.store_id = $1 AND c.id = page.id LEFT JOIN groups ON groups.customer_id = c.id${isWide ? wideJoins : ''}
     ORDER BY c.number DESC`,
});
const first = 'SELECT id FROM customers.customer WHERE store_id = $1 ORDER BY number DESC, id DESC LIMIT 51';
const all = 'SELECT sum(part)::int FROM customers.customer_count WHERE store_id = $1';
const searched = (source: string): Statement =>
  listOf(
    'search',
    `found AS MATERIALIZED (${source}),`,
    'SELECT id FROM found ORDER BY number DESC LIMIT 51',
    'SELECT count(*)::int FROM (SELECT 1 FROM found LIMIT 10001) x',
  );

/** The lists by what filters them. */
export const lists = {
  all: listOf('list', '', first, all),
  lean: listOf('lean', '', first, all, false),
  deep: listOf('deep', '', first.replace('ORDER', 'AND (number, id) < ($3::int, $4::uuid) ORDER'), all),
  group: listOf(
    'group',
    '',
    'SELECT customer_id AS id FROM customers.customer_group_member WHERE store_id = $1 AND group_id = $3 ORDER BY number DESC LIMIT 51',
    'SELECT sum(part)::int FROM customers.customer_group_count WHERE store_id = $1 AND group_id = $3',
  ),
  search: searched('SELECT id, number FROM customers.customer WHERE store_id = $1 AND search_text LIKE $3'),
  /** Under a policy LIKE does not reach the index, so the guarded floor goes through the search function as the product does. */
  guardedSearch: searched(
    `SELECT c.id, c.number FROM customers.search_customers($3, '{}') AS hit (id) JOIN customers.customer c ON c.store_id = $1 AND c.id = hit.id`,
  ),
} satisfies Record<string, Statement>;

const money = (amount: string): string =>
  `json_build_object('amountMinor', ${amount}, 'currency', s.currency)`;
const sums = (from: string): string =>
  `(SELECT json_build_object('count', count(*), 'soldFor', ${money('coalesce(sum(l.sold_for_minor), 0)')}, 'share', ${money('coalesce(sum(l.share_minor), 0)')}) FROM ${from})`;
const due = `i.state = 'ON_SALE' AND i.return_on < (now() AT TIME ZONE s.time_zone)::date`;

/** How many of a consignor's items are in each state. */
const counts = [
  ...['draft', 'submitted', 'received', 'rejected', 'sold', 'returned', 'donated', 'withdrawn', 'lost'],
  'on_sale',
]
  .map((state) => `'${state}', count(*) FILTER (WHERE i.state = '${state.toUpperCase()}')`)
  .join(', ');

/** My page in one statement: `$1` store, `$2` customer, `$3` since. */
export const myPage: Statement = {
  name: 'floor-my',
  text: `SELECT json_build_object('id', c.id, 'number', c.number, 'displayName', concat_ws(' ', nullif(c.first_name, ''), nullif(c.last_name, '')), 'firstName', nullif(c.first_name, ''), 'kind', c.kind,
    'salesTotal', ${money('t.sales_total_minor')},
    'consignor', json_build_object('customerId', k.customer_id, 'mayCreateItems', k.may_create_items, 'itemAllowance', k.item_allowance, 'itemAllowanceRemaining', k.item_allowance_remaining,
      'effectiveSharePercent', coalesce(k.consignor_share_percent, s.consignor_share_percent),
      'balance', (SELECT ${money('coalesce(sum(b.amount_minor), 0)')} FROM consignment.balance b WHERE b.store_id = $1 AND b.customer_id = $2),
      'stock', goods.stock, 'due', json_build_object('count', goods.due_count, 'collectBy', goods.first_return_on + s.grace_days, 'afterwards', CASE k.charity WHEN 'YES' THEN 'DONATED' ELSE s.after_grace END),
      'soldSince', ${sums('consignment.sale l WHERE l.store_id = $1 AND l.customer_id = $2 AND l.undone_at IS NULL AND l.sold_on >= ($3::timestamptz AT TIME ZONE s.time_zone)::date')},
      'salesByMonth', (SELECT json_agg(json_build_object('month', to_char(month.start, 'YYYY-MM'), 'count', n.count, 'share', ${money('n.share')}) ORDER BY month.start)
         FROM generate_series(0, 11) AS back CROSS JOIN LATERAL (SELECT (date_trunc('month', now() AT TIME ZONE s.time_zone) - make_interval(months => back))::date AS start) month
         CROSS JOIN LATERAL (SELECT count(*) AS count, coalesce(sum(l.share_minor), 0) AS share FROM consignment.sale l
           WHERE l.store_id = $1 AND l.customer_id = $2 AND l.undone_at IS NULL AND l.sold_on >= month.start AND l.sold_on < (month.start + interval '1 month')::date) n),
      'items', json_build_object('nodes', (SELECT json_agg(json_build_object('id', i.id, 'number', i.number, 'description', i.description, 'category', i.category, 'size', i.size,
           'state', i.state, 'isDue', ${due}, 'returnOn', i.return_on, 'collectBy', i.return_on + s.grace_days, 'sharePercent', i.share_percent, 'price', ${money('i.price_minor')}) ORDER BY i.number DESC)
         FROM (SELECT * FROM consignment.item WHERE store_id = $1 AND customer_id = $2 AND state <> 'SOLD' ORDER BY number DESC LIMIT 6) i)),
      'sales', json_build_object('nodes', (SELECT json_agg(json_build_object('id', i.id, 'number', i.number, 'description', i.description, 'sale', json_build_object(
           'soldOn', l.sold_on, 'soldFor', ${money('l.sold_for_minor')}, 'share', ${money('l.share_minor')})) ORDER BY l.sold_on DESC, l.id DESC)
         FROM (SELECT * FROM consignment.sale WHERE store_id = $1 AND customer_id = $2 AND undone_at IS NULL ORDER BY sold_on DESC, id DESC LIMIT 5) l
         JOIN consignment.item i ON i.store_id = $1 AND i.id = l.item_id)))) AS page
    FROM customers.customer c
    JOIN commerce.customer t ON t.store_id = c.store_id AND t.id = c.id
    JOIN consignment.store s ON s.store_id = c.store_id
    JOIN consignment.consignor k ON k.store_id = c.store_id AND k.customer_id = c.id
   CROSS JOIN LATERAL (SELECT json_build_object('all', count(*), 'due', count(*) FILTER (WHERE ${due}), ${counts}) AS stock,
        count(*) FILTER (WHERE ${due}) AS due_count, min(i.return_on) FILTER (WHERE ${due}) AS first_return_on
       FROM consignment.item i WHERE i.store_id = $1 AND i.customer_id = $2) goods
   WHERE c.store_id = $1 AND c.id = $2`,
};

/** One customer in one statement: number, row and membership; the counters follow by the tables' triggers. */
export const create: Statement = {
  name: 'floor-create',
  text: `WITH numbered AS (UPDATE customers.counter SET last_number = last_number + 1 WHERE store_id = $1 RETURNING last_number),
    made AS (INSERT INTO customers.customer (store_id, id, number, kind, first_name, last_name, email, telephone, billing_street, billing_postal_code, billing_town, billing_country, default_group_id, registered_at)
      SELECT $1, $2, last_number, $3, $4, $5, $6, $7, $8, $9, $10, $11, s.default_group_id, now() FROM numbered, customers.store s WHERE s.store_id = $1 RETURNING id, number, default_group_id)
    INSERT INTO customers.customer_group_member (store_id, customer_id, group_id, number) SELECT $1, id, default_group_id, number FROM made RETURNING customer_id AS id, number`,
};

/** What the guarded floor needs: a role under the policies of all services, and the session behind a token. */
export const guard = (password: string): string => `
  CREATE ROLE bench_guarded LOGIN PASSWORD '${password}' IN ROLE kommis_identity, kommis_customers, kommis_consignment, kommis_commerce;
  CREATE SCHEMA bench; GRANT USAGE ON SCHEMA bench TO bench_guarded;
  CREATE FUNCTION bench.session_of(token bytea, OUT kind text, OUT person uuid, OUT customers uuid[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT x.kind, coalesce(x.user_id, x.staff_member_id), (SELECT array_agg(l.customer_id) FROM identity.customer_user l WHERE l.store_id = x.store_id AND l.user_id = x.user_id AND l.enabled)
      FROM identity.session x WHERE x.token_hash = token AND x.store_id = '30042' AND x.expires_at > now() $$;`;
