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
import type { Transaction } from '../../kernel/database/transaction';
import { stretchesOf, type Stretch } from '../../kernel/connection/stretches';
import { plainLine } from '../../kernel/text/text';
import { countryOf } from '../store/country';
import { Customer } from './customer';
import type { CustomerFilter } from './customer.filter';
import { customerRows, shownCustomer } from './customer.rows';
import { hasFigures, readingsOf } from './customer.search';
import { CustomerSort, sorts } from './customer.sort';

export const CustomerConnection = connectionType(Customer, { name: 'Customer', many: 'customers' });

/** Which customers a list is of, read; null = all. */
export interface Filter {
  search: string | null;
  groupId: string | null;
  changedSince: Date | null;
  /** The store's, where a number is searched: it may be written with or without the country's code. */
  country?: string;
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
  const { groupId = null, changedSince = null } = args.filter ?? {};
  const search = plainLine(args.filter?.search) || null;
  const rows: ListedRow[] = [];
  const filter = await call.read(async (tx): Promise<Filter> => {
    const country = search !== null && hasFigures(search) ? await countryOf(tx) : '';
    const read = { search, groupId, changedSince, country };
    for (const stretch of stretchesOf(page, sorts[args.sort], args.direction)) {
      const wanted = page.size + 1 - rows.length;
      if (wanted > 0) rows.push(...(await readStretch(tx, stretch, { ...args, filter: read, wanted })));
    }
    return read;
  });
  const connection = connectionOf(
    page,
    rows,
    (row) => [row.sort_key, row.id],
    (row) => shownCustomer(listed.of(row)),
  );
  const found = rows[0]?.found ?? (filter.search !== null && page.key === null ? 0 : undefined);
  return { ...connection, count: () => countCustomers(call, { ...filter, found }) };
}

type Wanted = Pick<CustomerListArguments, 'sort' | 'direction'> & { filter: Filter; wanted: number };

/** Up to so many rows of a stretch of the list. */
function readStretch(
  tx: Transaction,
  { page, where }: Stretch,
  { sort, direction, filter, wanted }: Wanted,
): Promise<ListedRow[]> {
  const source = sourceOf(filter, sort);
  // In one group, newest first, the membership's own index is the list.
  const byMembership = filter.groupId !== null && filter.search === null && sort === CustomerSort.NUMBER;
  const { column, cast } = byMembership ? { column: 'm.number', cast: 'int' } : sorts[sort];
  const keyset = keysetSql(
    page,
    column,
    byMembership ? 'm.customer_id' : 'c.id',
    direction,
    cast,
    source.values.length + 2,
  );
  const limit = `$${source.values.length + 1}`;
  const sorted = `${where} ${keyset.where} ${keyset.order}`;
  const text =
    filter.search !== null
      ? foundText(source, column, sorted, keyset.order, limit)
      : sort === CustomerSort.GROUP && filter.groupId === null && filter.changedSince === null
        ? byGroupText(page, sorted, keyset.order, limit)
        : limitedSql(
            `SELECT ${listed.columns}, ${column}::text AS sort_key FROM ${source.from} WHERE ${source.where} ${sorted}`,
            limit,
          );
  return tx.sql<ListedRow>(text, [...source.values, wanted, ...(page.key ?? [])]);
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
      : `AND id ${isDown ? '<' : '>'} CASE WHEN g.name_key = $2::text THEN $3::uuid ELSE '${edge}' END`;
  const ofGroup = `SELECT id FROM customers.customer WHERE default_group_id = g.id ${start} ORDER BY id ${isDown ? 'DESC' : 'ASC'}`;
  const ofAll = `SELECT c.id, g.name_key AS sort_value FROM customers.customer_group g
      CROSS JOIN LATERAL (${limitedSql(ofGroup, limit)}) c WHERE true ${sorted}`;
  return `WITH page AS MATERIALIZED (${limitedSql(ofAll, limit)})
    SELECT ${listed.columns}, page.sort_value AS sort_key
      FROM page JOIN customers.customer c ON c.id = page.id ${order.replaceAll('g.name_key', 'page.sort_value')}`;
}

/** How many match: counted already where all are meant, or a group; otherwise counted through the policy up to 10,000. */
export async function countCustomers(call: Call, filter: Filter): Promise<Total> {
  if (filter.search === null && filter.changedSince === null) {
    const [row] = await call.read((tx) =>
      filter.groupId === null
        ? tx.sql<{ count: number }>('SELECT sum(part)::int AS count FROM customers.customer_count')
        : tx.sql<{ count: number }>(
            'SELECT sum(part)::int AS count FROM customers.customer_group_count WHERE group_id = $1',
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
    const { found, values } = foundBy(filter.search, filter.country ?? '');
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

/** What a search finds, in whichever way it is meant. */
function foundBy(search: string, country: string): { found: string; values: unknown[] } {
  const readings = readingsOf(search, country);
  const finds = readings.map((_each, at) => `SELECT * FROM ${searchSql(2 * at + 1)} AS way${at}`);
  return {
    found: `(${finds.join(' UNION ')})`,
    values: readings.flatMap(({ longest, others }) => [longest, others]),
  };
}

const searchSql = (at: number): string =>
  `customers.search_customers(customers.search_pattern($${at}), ARRAY(SELECT customers.search_pattern(word) FROM unnest($${at + 1}::text[]) AS word))`;
