import type { SortDirection, Total } from '../../kernel/graph/shared';
import {
  cappedTotal,
  connectionOf,
  COUNTED_UP_TO,
  keysetSql,
  limitedSql,
  pageOf,
  type Page,
  type PageArguments,
} from '../../kernel/connection/connection';
import { connectionType, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { asOnceWritten, asSearched } from '../../kernel/email/email';
import { plainLine } from '../../kernel/text/text';
import { Customer } from './customer';
import type { CustomerFilter } from './customer.filter';
import { customerRows, shownCustomer } from './customer.rows';
import { CustomerSort, sorts } from './customer.sort';

export const CustomerConnection = connectionType(Customer, { name: 'Customer', many: 'customers' });

/** Which customers a list is of, read; null = all. */
export interface Filter {
  search: string | null;
  groupId: string | null;
  changedSince: Date | null;
  /** How many match, up to one more than are counted; absent where the page did not say. */
  found?: number;
}

export interface CustomerListArguments extends PageArguments {
  sort: CustomerSort;
  direction: SortDirection;
  filter?: CustomerFilter | null;
}

const listed = customerRows.as('c');

/** What a list reads beside the columns of `listed`. */
interface ListedRow {
  id: string;
  sort_key: string;
  found?: number;
}

const [minUuid, maxUuid] = ['0', 'f'].map((digit) =>
  '00000000-0000-0000-0000-000000000000'.replaceAll('0', digit),
);

/** A page of the store's customers, by keyset: a deep page costs what the first costs. */
export async function listCustomers(call: Call, args: CustomerListArguments): Promise<Connection<Customer>> {
  const page = pageOf(args);
  const { search, groupId = null, changedSince = null } = args.filter ?? {};
  const filter: Filter = { search: plainLine(search) || null, groupId, changedSince };
  const source = sourceOf(filter, args.sort);
  // In one group, newest first, the membership's own index is the list.
  const byMembership = filter.groupId !== null && filter.search === null && args.sort === CustomerSort.NUMBER;
  const { column, cast } = byMembership ? { column: 'm.number', cast: 'int' } : sorts[args.sort];
  const keyset = keysetSql(
    page,
    column,
    byMembership ? 'm.customer_id' : 'c.id',
    args.direction,
    cast,
    source.values.length + 2,
  );
  const limit = `$${source.values.length + 1}`;
  const sorted = `${keyset.where} ${keyset.order}`;
  const text =
    filter.search !== null
      ? foundText(source, column, sorted, keyset.order, limit)
      : args.sort === CustomerSort.GROUP && filter.groupId === null && changedSince === null
        ? byGroupText(page, sorted, keyset.order, limit)
        : limitedSql(
            `SELECT ${listed.columns}, ${column}::text AS sort_key FROM ${source.from} WHERE ${source.where} ${sorted}`,
            limit,
          );
  const values = [...source.values, page.size + 1, ...(page.key ?? [])];
  const rows = await call.read((tx) => tx.sql<ListedRow>(text, values));
  const connection = connectionOf(
    page,
    rows,
    (row) => [row.sort_key, row.id],
    (row) => shownCustomer(listed.of(row)),
  );
  const found = rows[0]?.found ?? (filter.search !== null && page.key === null ? 0 : undefined);
  return { ...connection, count: () => countCustomers(call, { ...filter, found }) };
}

/** A search looks once for the page and the total: the search itself is most of what either costs. */
function foundText(source: Source, column: string, sorted: string, order: string, limit: string): string {
  const page = `SELECT c.* FROM found c WHERE true ${sorted.replaceAll(column, 'c.sort_value')}`;
  return `WITH found AS MATERIALIZED (SELECT c.id, ${column} AS sort_value FROM ${source.from} WHERE ${source.where}),
      page AS MATERIALIZED (${limitedSql(page, limit)})
    SELECT ${listed.columns}, page.sort_value::text AS sort_key, (SELECT count(*)::int FROM found) AS found
      FROM page JOIN customers.customer c ON c.id = page.id ${order.replaceAll(column, 'page.sort_value')}`;
}

/**
 * By the name of the default group: within a group customers lie in order of their ids, so each group gives at most
 * a page, and the page is the first of these. Sorting would read whole groups.
 */
function byGroupText(page: Page, sorted: string, order: string, limit: string): string {
  const isDown = order.endsWith('DESC');
  const edge = isDown ? maxUuid : minUuid;
  const start =
    page.key === null
      ? ''
      : `AND id ${isDown ? '<' : '>'} CASE WHEN g.name = $2::text THEN $3::uuid ELSE '${edge}' END`;
  const ofGroup = `SELECT id FROM customers.customer WHERE default_group_id = g.id ${start} ORDER BY id ${isDown ? 'DESC' : 'ASC'}`;
  const ofAll = `SELECT c.id, g.name AS sort_value FROM customers.customer_group g
      CROSS JOIN LATERAL (${limitedSql(ofGroup, limit)}) c WHERE true ${sorted}`;
  return `WITH page AS MATERIALIZED (${limitedSql(ofAll, limit)})
    SELECT ${listed.columns}, page.sort_value AS sort_key
      FROM page JOIN customers.customer c ON c.id = page.id ${order.replaceAll('g.name', 'page.sort_value')}`;
}

/** How many match: counter rows where there is one, otherwise counted through the policy up to 10,000. */
export async function countCustomers(call: Call, filter: Filter): Promise<Total> {
  if (filter.search === null && filter.changedSince === null) {
    const [row] = await call.read((tx) =>
      filter.groupId === null
        ? tx.sql<{ count: number }>('SELECT customer_count AS count FROM customers.counter')
        : tx.sql<{ count: number }>(
            'SELECT customer_count AS count FROM customers.customer_group_count WHERE group_id = $1',
            [filter.groupId],
          ),
    );
    return { count: row?.count ?? 0, capped: false };
  }
  if (filter.found !== undefined) return cappedTotal(filter.found);
  const source = sourceOf(filter);
  const [row] = await call.read((tx) =>
    tx.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${source.from} WHERE ${source.where} LIMIT ${COUNTED_UP_TO + 1}) found`,
      source.values,
    ),
  );
  return cappedTotal(row?.count ?? 0);
}

interface Source {
  from: string;
  where: string;
  values: unknown[];
}

/** Where the customers come from; with a sort, also what it sorts by. */
function sourceOf(filter: Filter, sort?: CustomerSort): Source {
  const source = whoOf(filter, sort);
  if (filter.changedSince === null) return source;
  const values = [...source.values, filter.changedSince];
  return { ...source, where: `${source.where} AND c.updated_at >= $${values.length}`, values };
}

function whoOf(filter: Filter, sort?: CustomerSort): Source {
  const grouped =
    sort === CustomerSort.GROUP ? ' JOIN customers.customer_group g ON g.id = c.default_group_id' : '';
  if (filter.search !== null) {
    const { found, values } = foundBy(filter.search);
    return {
      from: `${found} AS found (id) JOIN customers.customer c ON c.id = found.id${grouped}`,
      where:
        filter.groupId === null
          ? 'true'
          : `EXISTS (SELECT 1 FROM customers.customer_group_member m WHERE m.store_id = c.store_id AND m.customer_id = c.id AND m.group_id = $${values.length + 1})`,
      values: filter.groupId === null ? values : [...values, filter.groupId],
    };
  }
  if (filter.groupId !== null) {
    return {
      from: `customers.customer_group_member m JOIN customers.customer c ON c.store_id = m.store_id AND c.id = m.customer_id${grouped}`,
      where: 'm.group_id = $1',
      values: [filter.groupId],
    };
  }
  return { from: `customers.customer c${grouped}`, where: 'true', values: [] };
}

/** What a search finds: also where an address in it was written down in ASCII, which is another word. */
function foundBy(search: string): { found: string; values: unknown[] } {
  const { longest, others } = wordsOf(search);
  const [once = '', ...rest] = typedWords(search).map(asOnceWritten);
  const isSame = once === longest && rest.join() === others.join();
  if (isSame) return { found: searchSql(1), values: [longest, others] };
  return {
    found: `(SELECT * FROM ${searchSql(1)} AS said UNION SELECT * FROM ${searchSql(3)} AS once)`,
    values: [longest, others, once, rest],
  };
}

const searchSql = (at: number): string =>
  `customers.search_customers(customers.search_pattern($${at}), ARRAY(SELECT customers.search_pattern(word) FROM unnest($${at + 1}::text[]) AS word))`;

/** Every word must occur; the longest one is looked up in the index, the others filter what it finds. */
export function wordsOf(search: string): { longest: string; others: string[] } {
  const [longest = '', ...others] = typedWords(search).map(asSearched);
  return { longest, others };
}

function typedWords(search: string): string[] {
  const words = plainLine(search)
    .slice(0, 200)
    .split(' ')
    .filter((word) => word !== '');
  return words.slice(0, 8).sort((a, b) => asSearched(b).length - asSearched(a).length);
}
