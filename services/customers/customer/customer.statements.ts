import type { SortDirection } from '../../kernel/graph/shared';
import { COUNTED_UP_TO, keysetSql, limitedSql, type Page } from '../../kernel/connection/connection';
import { Places, type Statement } from '../../kernel/connection/statement';
import type { Stretch } from '../../kernel/connection/stretches';
import type { Filter } from './customer.filter';
import { customerRows } from './customer.rows';
import { CustomerSort, sorts } from './customer.sort';
import { sourceSql, testsOf, type Source } from './customer.sources';

/** A page of the list, as it was asked for. */
export interface Asked {
  page: Page;
  sort: CustomerSort;
  direction: SortDirection;
  filter: Filter;
}

/** What a page reads beside the columns of `listed`. */
export interface ListedRow {
  /** Null in the one row of a page that is empty, where the statement also counts. */
  id: string;
  sort_key: string;
  /** How many the source had, up to one more than are sorted; and how many of them the filter let through. */
  hits?: number;
  found?: number;
  /** Whether the walk ended here: who comes behind is not known. */
  stopped?: boolean;
}

/**
 * So far along the index of a sort a page is looked for: thirty milliseconds, and three times what a page of fifty of
 * spread-out customers takes where sorting all of them would begin to be cheaper, in a store of a million.
 */
export const WALKED_AT_MOST = 20_000;

export const listed = customerRows.as('c');

const [minUuid, maxUuid] = ['0', 'f'].map((digit) =>
  '00000000-0000-0000-0000-000000000000'.replaceAll('0', digit),
);

/** Everybody: the index of the sort is the list. Up to so many of a stretch of it. */
export function everybody({ sort, direction }: Asked, { page, where }: Stretch, most: number): Statement {
  const places = new Places();
  const { column, cast } = sorts[sort];
  const limit = places.of(most, 'int');
  const keyset = keysetSql(page, column, 'c.id', direction, cast, places.keyOf(page));
  const sql = `SELECT ${listed.columns}, ${column}::text AS sort_key FROM customers.customer c WHERE true ${where} ${keyset.where} ${keyset.order}`;
  return { text: limitedSql(sql, limit), values: places.values };
}

/** A group by number: the membership's own index is the list. */
export function groupByNumber({ page, direction, filter }: Asked): Statement {
  const places = new Places();
  const limit = places.of(page.size + 1, 'int');
  const group = places.of(filter.groupId, 'uuid');
  const { where, order } = keysetSql(page, 'm.number', 'm.customer_id', direction, 'int', places.keyOf(page));
  const sql = `SELECT ${listed.columns}, m.number::text AS sort_key FROM customers.customer_group_member m
      JOIN customers.customer c ON c.store_id = m.store_id AND c.id = m.customer_id WHERE m.group_id = ${group} ${where} ${order}`;
  return { text: limitedSql(sql, limit), values: places.values };
}

/**
 * All that a source has are read and sorted. They come one by one by their key (a LATERAL with a LIMIT is no join that
 * could begin elsewhere): the planner, which makes one plan for every group, would take an empty one for a large one.
 * More than are counted are only read where there is no better way; `hits` says so.
 */
export function sorted(asked: Asked, source: Source, isLastWay = false): Statement {
  const { page, sort, filter } = asked;
  const places = new Places();
  const most = isLastWay || source !== 'search' ? null : COUNTED_UP_TO;
  const hits = sourceSql(source, filter, places, most);
  const tests = testsOf(filter, places, source).map((test) => ` AND ${test}`);
  const limit = places.of(page.size + 1, 'int');
  const { column } = sorts[sort];
  const { where, order } = inOneStretch(asked, places.keyOf(page));
  const one = `SELECT c.id, ${column} AS sort_value FROM customers.customer c${groupJoin(sort)} WHERE c.id = hits.id${tests.join('')} LIMIT 1`;
  const text = `WITH hits AS MATERIALIZED (${hits}),
      found AS MATERIALIZED (SELECT c.id, c.sort_value FROM hits CROSS JOIN LATERAL (${one}) c
        ${most === null ? '' : `WHERE (SELECT count(*) FROM hits) <= ${most}`}),
      page AS MATERIALIZED (${limitedSql(`SELECT f.* FROM found f WHERE true ${where} ${order}`, limit)})
    SELECT ${listed.columns}, f.sort_value::text AS sort_key, counted.*
      FROM (SELECT (SELECT count(*)::int FROM hits) AS hits, (SELECT count(*)::int FROM found) AS found) counted
      LEFT JOIN (page f JOIN customers.customer c ON c.id = f.id) ON true ${order}`;
  return { text, values: places.values };
}

/** Blanks last, both ways, where all are there to be sorted: upwards they would come first by themselves. */
function inOneStretch({ page, sort, direction }: Asked, key: number): { where: string; order: string } {
  const { cast, blank } = sorts[sort];
  const keyset = keysetSql(page, 'f.sort_value', 'f.id', direction, cast, key);
  if (blank === undefined || direction === 'DESC') return keyset;
  const [isBlank, place] = [`f.sort_value = '${blank}'`, `$${key}::${cast}`];
  const behind = `(${isBlank}, f.sort_value, f.id) ${page.backwards ? '<' : '>'} (${place} = '${blank}', ${place}, $${key + 1}::uuid)`;
  return {
    where: page.key === null ? '' : `AND ${behind}`,
    order: orderBy(keyset.order, isBlank, 'f.sort_value', 'f.id'),
  };
}

/**
 * Goes along the index of the sort and takes whom the filter lets through: where these are many, a page of them is soon
 * together. Where they all lie at the other end it stops, and says so in its last row.
 */
export function walked(
  { sort, direction, filter }: Asked,
  { page, where: within }: Stretch,
  most: number,
): Statement {
  const places = new Places();
  const tests = testsOf(filter, places);
  const limit = places.of(most, 'int');
  const { column, cast } = sorts[sort];
  const key = places.keyOf(page);
  const keyset = keysetSql(page, 'w.sort_value', 'w.id', direction, cast, key);
  const more = [
    ...(filter.search === null ? [] : [', c.search_text']),
    ...(filter.changedSince === null ? [] : [', c.updated_at']),
  ].join('');
  // The same order is said thrice: of a window that names none the planner does not know that it leaves rows in theirs.
  const through = ({ value, where, by }: Walk): string => `
    SELECT c.id, c.sort_value, c.step = ${WALKED_AT_MOST} AS stopped FROM (
      SELECT w.*, row_number() OVER (${by('w')}) AS step FROM (
        SELECT c.id, ${value} AS sort_value${more} FROM customers.customer c WHERE true ${where} ${by('c', value)} LIMIT ${WALKED_AT_MOST}) w) c
     WHERE ${tests.length === 0 ? 'true' : `(${tests.join(' AND ')})`} OR c.step = ${WALKED_AT_MOST} ${by('c')}`;
  const { where } = keysetSql(page, column, 'c.id', direction, cast, key);
  const walk =
    sort === CustomerSort.GROUP
      ? `SELECT w.* FROM customers.customer_group g CROSS JOIN LATERAL (${limitedSql(through(ofOneGroup(page, keyset.order, key)), limit)}) w
          WHERE true ${keyset.where} ${keyset.order}`
      : through({
          value: column,
          where: `${within} ${where}`,
          by: (of, value = `${of}.sort_value`) => orderBy(keyset.order, value, `${of}.id`),
        });
  const text = `WITH page AS MATERIALIZED (${limitedSql(walk, limit)})
    SELECT ${listed.columns}, w.sort_value::text AS sort_key, w.stopped
      FROM page w JOIN customers.customer c ON c.id = w.id ${keyset.order}`;
  return { text, values: places.values };
}

/** What is walked along: who comes behind the key, what they are sorted by, and in which order they lie. */
interface Walk {
  value: string;
  where: string;
  by: (of: string, value?: string) => string;
}

/**
 * By the name of the default group: within a group customers lie in order of their ids, so each group gives at most
 * a page, and the page is the first of these. Sorting would read whole groups.
 */
function ofOneGroup(page: Page, order: string, key: number): Walk {
  const isDown = order.endsWith('DESC');
  const start =
    page.key === null
      ? ''
      : `AND ${sorts.GROUP.column} ${isDown ? '<=' : '>='} $${key}::text AND c.id ${isDown ? '<' : '>'}
           CASE WHEN ${sorts.GROUP.column} = $${key}::text THEN $${key + 1}::uuid ELSE '${isDown ? maxUuid : minUuid}' END`;
  return {
    value: sorts.GROUP.column,
    where: `AND c.default_group_id = g.id ${start}`,
    by: (of) => orderBy(order, `${of}.id`),
  };
}

/** The same way as another order. */
const orderBy = (order: string, ...by: string[]): string => {
  const way = order.endsWith('DESC') ? 'DESC' : 'ASC';
  return `ORDER BY ${by.map((each) => `${each} ${way}`).join(', ')}`;
};

/** How many a filter lets through, up to one more than are counted. */
export function counted(filter: Filter): Statement {
  const places = new Places();
  const source = filter.search !== null ? 'search' : filter.changedSince !== null ? 'changes' : 'group';
  const tests = testsOf(filter, places, source);
  const most = tests.length === 0 ? COUNTED_UP_TO : null;
  const hits = sourceSql(source, filter, places, most);
  const one = `SELECT 1 FROM customers.customer c WHERE c.id = hits.id AND ${tests.join(' AND ')} LIMIT 1`;
  const found = `SELECT 1 FROM (${hits}) hits ${tests.length === 0 ? '' : `CROSS JOIN LATERAL (${one}) c`}`;
  return {
    text: `SELECT count(*)::int AS count FROM (${found} LIMIT ${COUNTED_UP_TO + 1}) found`,
    values: places.values,
  };
}

const groupJoin = (sort: CustomerSort): string =>
  sort === CustomerSort.GROUP ? ' JOIN customers.customer_group g ON g.id = c.default_group_id' : '';
