import {
  cappedTotal,
  connectionOf,
  COUNTED_UP_TO,
  keysetSql,
  limitedSql,
  pageOf,
  type Page,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import { Places, type Statement } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { ConsignmentItem } from './item';
import type { ItemFilter, ItemListArguments } from './item.input';
import { isDueSql, itemColumnsSql, itemOf, itemsSql, openItemsSql, type ItemRow } from './item.rows';
import { isOpenSql } from '../store/store';

/** What a list of items is of; null = all. */
interface Asked extends Required<ItemFilter> {
  now: Date;
  /** A consignor's, or all of the store. */
  customerId: string | null;
}

/**
 * How the items of a list are found. Few that changed or are due are read and sorted; of many a page is soon together
 * along an index by number, and each state has one of its own.
 */
type Way = 'changes' | 'due' | 'until' | 'states' | 'number';

/**
 * Items, newest number first: a consignor's, or all of the store. The consignor's are asked for by the customer, as a
 * policy alone does not reach the index.
 */
export async function listItems(
  call: Call,
  now: Date,
  customerId: string | null,
  wanted: ItemListArguments,
): Promise<Connection<ConsignmentItem>> {
  const page = pageOf(wanted);
  const { states, due = null, onSaleUntil = null, changedSince = null } = wanted.filter ?? {};
  const asked = {
    ...{ now, customerId, due, onSaleUntil, changedSince },
    states: states == null ? null : [...new Set(states)],
  };
  const [way, rows] = await call.read(async (tx) => {
    const found = await wayOf(tx, asked);
    const { text, values } = pageSql(asked, found, page);
    return [found, await tx.sql<ItemRow>(text, values)] as const;
  });
  return {
    ...connectionOf(page, rows, (row) => [String(row.number), row.id], itemOf),
    count: async () => cappedTotal(await call.read((tx) => countOf(tx, asked, way))),
  };
}

const NOTHING = { states: null, due: null, onSaleUntil: null, changedSince: null };

async function wayOf(tx: Transaction, asked: Asked): Promise<Way> {
  const { now, customerId, states, due, onSaleUntil, changedSince } = asked;
  if (customerId !== null) return 'number';
  const isFew = async (way: Way, alone: Partial<Asked>): Promise<boolean> =>
    (await countOf(tx, { ...NOTHING, now, customerId, ...alone }, way)) <= COUNTED_UP_TO;
  if (changedSince !== null && (await isFew('changes', { changedSince }))) return 'changes';
  if (onSaleUntil !== null && (await isFew('until', { onSaleUntil }))) return 'until';
  if (due === true && (await isFew('due', { due }))) return 'due';
  return states !== null || due === true || onSaleUntil !== null ? 'states' : 'number';
}

function pageSql(asked: Asked, way: Way, page: Page): Statement {
  const places = new Places();
  // Its columns ask for the instant as the first value.
  places.of(asked.now, 'timestamptz');
  const limit = places.of(page.size + 1, 'int');
  const tests = testsOf(asked, way, places);
  const keyset = keysetSql(page, 'i.number', 'i.id', 'DESC', 'int', places.keyOf(page));
  const text =
    way === 'number'
      ? limitedSql(
          `SELECT ${itemColumnsSql} FROM ${itemsSql} WHERE ${tests} ${keyset.where} ${keyset.order}`,
          limit,
        )
      : `WITH page AS MATERIALIZED (${limitedSql(`${foundSql(asked, way, tests, places, { ...keyset, limit })} ${keyset.order}`, limit)})
         SELECT ${itemColumnsSql} FROM ${itemsSql} JOIN page ON page.id = i.id ${keyset.order}`;
  return { text, values: places.values };
}

/** How many there are, up to one more than are counted. */
async function countOf(tx: Transaction, asked: Asked, way: Way): Promise<number> {
  const places = new Places();
  const now = places.of(asked.now, 'timestamptz');
  const found = foundSql(asked, way, testsOf(asked, way, places), places);
  // Not every filter asks for the instant, and a value needs its place.
  const text = `SELECT count(*)::int AS count FROM (${found} LIMIT ${COUNTED_UP_TO + 1}) found WHERE ${now} IS NOT NULL`;
  const [row] = await tx.sql<{ count: number }>(text, places.values);
  return row?.count ?? 0;
}

/** The test that all pass. */
const ALL = 'true';

/** What makes a page of what is found. */
interface PageSql {
  where: string;
  order: string;
  limit: string;
}

const oneSql = `SELECT i.id, i.number FROM ${openItemsSql} WHERE`;

/** Ids and numbers of what is found this way, each source in the order of its index; a plan for any would read the table. */
function foundSql(asked: Asked, way: Way, tests: string, places: Places, page?: PageSql): string {
  const where = `AND ${tests} ${page?.where ?? ''}`;
  switch (way) {
    case 'number':
      return `${oneSql} true ${where}`;
    case 'states': {
      // What is due, or has its return date, is on sale.
      const states = places.of(asked.states ?? ['ON_SALE'], 'text[]');
      const ofState = `${oneSql} i.state = asked.state ${where} ${page?.order ?? 'ORDER BY i.number DESC, i.id DESC'}`;
      const some =
        page === undefined ? `${ofState} LIMIT ${COUNTED_UP_TO + 1}` : limitedSql(ofState, page.limit);
      return `SELECT i.* FROM unnest(${states}) AS asked (state) CROSS JOIN LATERAL (${some}) i`;
    }
    case 'due':
    case 'until':
    case 'changes': {
      const source = sourceSql(asked, way, places);
      const isAll = page === undefined && tests === ALL;
      return isAll
        ? source
        : `SELECT i.* FROM (${source}) source CROSS JOIN LATERAL (${oneSql} i.id = source.id ${where} LIMIT 1) i`;
    }
  }
}

function sourceSql(
  { onSaleUntil, changedSince }: Asked,
  way: 'due' | 'until' | 'changes',
  places: Places,
): string {
  if (way === 'due') return dueSql;
  return way === 'until'
    ? untilSql(places.of(onSaleUntil, 'date'))
    : changedSql(places.of(changedSince, 'timestamptz'));
}

const dueSql = `SELECT i.id FROM consignment.item i WHERE ${isOpenSql} AND i.state = 'ON_SALE' AND i.return_on <
  (SELECT ($1::timestamptz AT TIME ZONE s.time_zone)::date FROM consignment.store s) ORDER BY i.return_on`;
const untilSql = (day: string): string =>
  `SELECT i.id FROM consignment.item i WHERE ${isOpenSql} AND i.state = 'ON_SALE' AND i.return_on = ${day}`;
const changedSql = (since: string): string =>
  `SELECT i.id FROM consignment.item i WHERE ${isOpenSql} AND i.updated_at >= ${since} ORDER BY i.updated_at`;

/** What holds of every item `i` of the list, but for what the way has looked at. */
function testsOf(asked: Asked, way: Way, places: Places): string {
  const { customerId, states, due, onSaleUntil, changedSince } = asked;
  const tests: string[] = [];
  if (customerId !== null) tests.push(`i.customer_id = ${places.of(customerId, 'uuid')}`);
  if (states !== null && way !== 'states') tests.push(`i.state = ANY (${places.of(states, 'text[]')})`);
  if (due !== null && way !== 'due')
    tests.push(`coalesce(${isDueSql}, false) = ${places.of(due, 'boolean')}`);
  if (onSaleUntil !== null && way !== 'until')
    tests.push(`i.state = 'ON_SALE' AND i.return_on = ${places.of(onSaleUntil, 'date')}`);
  if (changedSince !== null && way !== 'changes')
    tests.push(`i.updated_at >= ${places.of(changedSince, 'timestamptz')}`);
  return tests.length === 0 ? ALL : tests.join(' AND ');
}
