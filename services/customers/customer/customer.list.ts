import type { SortDirection, Total } from '../../kernel/graph/shared';
import {
  cappedTotal,
  connectionOf,
  COUNTED_UP_TO,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import { connectionType, type Connection } from '../../kernel/connection/connection-type';
import { stretchesOf } from '../../kernel/connection/stretches';
import { Places, type Statement } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { countryOf } from '../store/country';
import { Customer } from './customer';
import { filterOf, type CustomerFilter, type Filter } from './customer.filter';
import { shownCustomer } from './customer.rows';
import { hasFigures } from './customer.search';
import { CustomerSort, sorts } from './customer.sort';
import type { Source } from './customer.sources';
import {
  counted,
  everybody,
  groupByNumber,
  listed,
  sorted,
  walked,
  WALKED_AT_MOST,
  type Asked,
  type ListedRow,
} from './customer.statements';

export const CustomerConnection = connectionType(Customer, { name: 'Customer', many: 'customers' });

export interface CustomerListArguments extends PageArguments {
  sort: CustomerSort;
  direction: SortDirection;
  filter?: CustomerFilter | null;
}

/** The rows of a page, and how many there are in all where that was seen on the way. */
interface Found {
  rows: ListedRow[];
  total: Total | null;
}

/** How many a filter's sources have; null where it does not name them. Changes are counted up to one more than are sorted. */
interface Sizes {
  all: number;
  group: number | null;
  changes: number | null;
}

/** A page of the store's customers, by keyset: a deep page costs what the first costs. */
export async function listCustomers(call: Call, args: CustomerListArguments): Promise<Connection<Customer>> {
  const { sort, direction } = args;
  const asked = { page: pageOf(args), sort, direction, filter: filterOf(args.filter) };
  const { search } = asked.filter;
  const { rows, total } = await call.read(async (tx) => {
    if (search !== null && hasFigures(search)) asked.filter.country = await countryOf(tx);
    return findPage(tx, asked);
  });
  const connection = connectionOf(
    asked.page,
    rows,
    (row) => [row.sort_key, row.id],
    (row) => shownCustomer(listed.of(row)),
  );
  return { ...connection, count: async () => total ?? countCustomers(call, asked.filter) };
}

/**
 * Finds a page the way that costs least. Few are read and sorted; of many a page is soon together along the index of
 * the sort. Where these all lie at its other end, they are sorted after all. Every way gives the same order, and none
 * leaves anybody out: only the total is capped.
 */
async function findPage(tx: Transaction, asked: Asked): Promise<Found> {
  const { page, sort, filter } = asked;
  const { search, groupId, changedSince } = filter;
  if (search === null && changedSince === null) {
    if (groupId !== null && sort === CustomerSort.NUMBER)
      return { rows: await read(tx, groupByNumber(asked)), total: null };
    if (groupId === null)
      return {
        rows: await readStretches(tx, asked, sort === CustomerSort.GROUP ? walked : everybody),
        total: null,
      };
  }
  const sizes = await sizesOf(tx, filter);
  let total = totalOf(filter, sizes);
  const few = fewestOf(sizes, page.size);
  if (few !== null) {
    const { rows, found } = await readSorted(tx, sorted(asked, few));
    return { rows, total: total ?? cappedTotal(found) };
  }
  if (search !== null) {
    const { rows, hits, found } = await readSorted(tx, sorted(asked, 'search'));
    if (hits <= COUNTED_UP_TO) return { rows, total: cappedTotal(found) };
    if (changedSince === null) total = cappedTotal(hits);
  }
  const rows = await readStretches(tx, asked, walked);
  if (!rows.some(({ stopped }) => stopped)) return { rows, total };
  const last = search !== null ? 'search' : groupId !== null ? 'group' : 'changes';
  const all = await readSorted(tx, sorted(asked, last, true));
  return { rows: all.rows, total: total ?? cappedTotal(all.found) };
}

const read = (tx: Transaction, { text, values }: Statement): Promise<ListedRow[]> =>
  tx.sql<ListedRow>(text, values);

/** Along the index of a sort: blanks, which stand last, are only read where the others have ended. */
async function readStretches(
  tx: Transaction,
  asked: Asked,
  statementOf: typeof walked,
): Promise<ListedRow[]> {
  const rows: ListedRow[] = [];
  for (const stretch of stretchesOf(asked.page, sorts[asked.sort], asked.direction)) {
    const most = asked.page.size + 1 - rows.length;
    if (most > 0 && !rows.some(({ stopped }) => stopped))
      rows.push(...(await read(tx, statementOf(asked, stretch, most))));
  }
  return rows;
}

/** A page that is empty has one row all the same, which says how many there are. */
async function readSorted(
  tx: Transaction,
  statement: Statement,
): Promise<{ rows: ListedRow[]; hits: number; found: number }> {
  const rows = await read(tx, statement);
  const { hits = 0, found = 0 } = rows[0] ?? {};
  return { rows: rows.filter(({ id }) => id !== null), hits, found };
}

async function sizesOf(tx: Transaction, { groupId, changedSince }: Filter): Promise<Sizes> {
  if (groupId === null && changedSince === null) return { all: 0, group: null, changes: null };
  const places = new Places();
  const asked = [`(${countSql.all}) AS "all"`];
  if (groupId !== null) asked.push(`(${countSql.group(places.of(groupId, 'uuid'))}) AS "group"`);
  if (changedSince !== null)
    asked.push(`(${countSql.changes(places.of(changedSince, 'timestamptz'))}) AS changes`);
  const [row] = await tx.sql<Partial<Sizes>>(`SELECT ${asked.join(', ')}`, places.values);
  const { all, group, changes } = row ?? {};
  return {
    all: all ?? 0,
    group: groupId === null ? null : (group ?? 0),
    changes: changedSince === null ? null : (changes ?? 0),
  };
}

/** The smallest source of which all are sooner sorted than a page of them is met; null where there is none. */
function fewestOf({ all, group, changes }: Sizes, pageSize: number): Source | null {
  const met = (size: number): number => ((pageSize + 1) * all) / size;
  const isFew = group !== null && (group <= met(group) || met(group) > WALKED_AT_MOST / 2);
  const few: [Source, number][] = [];
  if (group !== null && isFew) few.push(['group', group]);
  if (changes !== null && changes <= COUNTED_UP_TO) few.push(['changes', changes]);
  return few.sort(([, a], [, b]) => a - b)[0]?.[0] ?? null;
}

/** What the sizes alone say of the total. */
function totalOf({ search, groupId, changedSince }: Filter, { group, changes }: Sizes): Total | null {
  if (search !== null || (groupId !== null && changedSince !== null)) return null;
  if (group !== null) return { count: group, capped: false };
  return changes === null ? null : cappedTotal(changes);
}

/** How many match: counted already where all are meant, or a group; otherwise counted through the policy up to 10,000. */
export async function countCustomers(call: Call, filter: Filter): Promise<Total> {
  const { search, groupId, changedSince } = filter;
  const isKept = search === null && changedSince === null;
  const { text, values } = !isKept
    ? counted(filter)
    : groupId === null
      ? { text: countSql.all, values: [] }
      : { text: countSql.group('$1::uuid'), values: [groupId] };
  const [row] = await call.read((tx) => tx.sql<{ count: number }>(text, values));
  return isKept ? { count: row?.count ?? 0, capped: false } : cappedTotal(row?.count ?? 0);
}

/** Counted already where all are meant, or a group; changes in the order of their index, as far as anybody counts. */
const countSql = {
  all: 'SELECT sum(part)::int AS count FROM customers.customer_count',
  group: (id: string) =>
    `SELECT sum(part)::int AS count FROM customers.customer_group_count WHERE group_id = ${id}`,
  changes: (since: string) =>
    `SELECT count(*)::int FROM (SELECT 1 FROM customers.customer c WHERE c.updated_at >= ${since}
      ORDER BY c.updated_at LIMIT ${COUNTED_UP_TO + 1}) changed`,
};
