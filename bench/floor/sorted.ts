import { sorts, type CustomerSort } from '../../services/customers/customer/customer.sort';
import { listColumns, type Statement } from './statements';

/** What the list is sorted and filtered by; whoever writes by hand knows whether a group is large. */
export interface Sorted {
  sort: CustomerSort;
  isGrouped: boolean;
  isSearched: boolean;
  isMany: boolean;
}

const isMember =
  'SELECT true FROM customers.customer_group_member m WHERE m.store_id = $1 AND m.customer_id = c.id AND m.group_id = $2';
const g = 'JOIN customers.customer_group g ON g.store_id = $1 AND g.id = c.default_group_id';

/** A page of the list by any sort, first page upwards: `$1` is the store, `$2` the group, `$3` the word. */
export function sortedList(asked: Sorted): Statement {
  const { sort, isGrouped, isSearched, isMany } = asked;
  const { column, blank } = sorts[sort];
  // Blanks stand last: whoever writes by hand knows that the first page has none, unless few are sorted.
  const order = blank === undefined ? 'key, id' : `key = '${blank}', key, id`;
  const found = isSearched
    ? `SELECT c.id, ${column} AS key FROM customers.search_customers($3, '{}') AS hit (id) JOIN customers.customer c ON c.store_id = $1 AND c.id = hit.id ${g}
        WHERE ${isGrouped ? `(${isMember})` : 'true'}`
    : `SELECT c.id, ${column} AS key FROM (SELECT customer_id FROM customers.customer_group_member WHERE store_id = $1 AND group_id = $2) m
        CROSS JOIN LATERAL (SELECT * FROM customers.customer c WHERE c.store_id = $1 AND c.id = m.customer_id LIMIT 1) c ${g}`;
  const isFound = isSearched || (isGrouped && !isMany);
  const page = isFound ? `SELECT id, key FROM found ORDER BY ${order} LIMIT 51` : walkOf(asked);
  const total = isSearched
    ? '(SELECT count(*)::int FROM (SELECT 1 FROM found LIMIT 10001) x)'
    : isGrouped
      ? '(SELECT coalesce(sum(part), 0)::int FROM customers.customer_group_count WHERE store_id = $1 AND group_id = $2)'
      : '(SELECT sum(part)::int FROM customers.customer_count WHERE store_id = $1)';
  return {
    name: `floor-sorted-${Object.values(asked).join('-')}`,
    text: `WITH ${isFound ? `found AS MATERIALIZED (${found}),` : ''} page AS MATERIALIZED (${page}),
      groups AS (SELECT m.customer_id, json_agg(json_build_object('id', g.id, 'name', g.name, 'colour', g.colour) ORDER BY g.kind <> 'STORE_DEFAULT', g.name) AS list
        FROM page JOIN customers.customer_group_member m ON m.store_id = $1 AND m.customer_id = page.id
        JOIN customers.customer_group g ON g.store_id = $1 AND g.id = m.group_id GROUP BY m.customer_id)
      SELECT ${listColumns}, ${total} AS total
        FROM page JOIN customers.customer c ON c.store_id = $1 AND c.id = page.id LEFT JOIN groups ON groups.customer_id = c.id
       WHERE $2::uuid IS NULL OR $3::text IS NULL OR true ORDER BY ${order.replace('id', 'c.id')}`,
  };
}

/** Along the index of the sort. */
function walkOf({ sort, isGrouped }: Sorted): string {
  const { column, blank } = sorts[sort];
  const where = `${blank === undefined ? '' : `AND ${column} > '${blank}'`} ${isGrouped ? `AND (${isMember})` : ''}`;
  if (sort !== 'GROUP')
    return `SELECT c.id, ${column} AS key FROM customers.customer c WHERE c.store_id = $1 ${where} ORDER BY ${column}, c.id LIMIT 51`;
  return `SELECT c.id, ${column} AS key FROM customers.customer_group g CROSS JOIN LATERAL (
      SELECT c.id FROM customers.customer c WHERE c.store_id = $1 AND c.default_group_id = g.id ${where} ORDER BY c.id LIMIT 51) c
    WHERE g.store_id = $1 ORDER BY ${column}, c.id LIMIT 51`;
}
