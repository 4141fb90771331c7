import { isLocalDate } from '../clock/clock';
import type { Transaction } from '../database/transaction';
import { isUuid } from '../id/id';
import { invalidInput, type Refusal } from '../refusal/refusal';

/** Relay paging as a resolver receives it. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A page to read: how many, from which key, in which direction over the sorted list. */
export interface Page {
  size: number;
  key: [value: string, id: string] | null;
  /** True when reading towards the start (`last`/`before`): rows come back reversed. */
  backwards: boolean;
}

export interface PageInfoData {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

export interface ConnectionData<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: PageInfoData;
}

const largestPage = 200;

/** The page asked for, or InvalidInput: sizes 1 to 200, cursors as we gave them. */
export function pageOf(args: PageArguments, defaultSize = 50): Page {
  const backwards = args.last != null || args.before != null;
  const size = (backwards ? args.last : args.first) ?? defaultSize;
  if (size < 1 || size > largestPage) {
    throw invalidInput({
      path: backwards ? 'last' : 'first',
      code: 'OUT_OF_RANGE',
      message: `Between 1 and ${largestPage}`,
    });
  }
  const cursor = backwards ? args.before : args.after;
  return { size, backwards, key: cursor == null ? null : keyOf(cursor, backwards ? 'before' : 'after') };
}

/** A cursor is the sort value and the id of a row: reading on needs nothing else. */
export function cursorOf(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

function keyOf(cursor: string, path: string): [string, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && typeof parsed[0] === 'string' && isUuid(parsed[1])) {
      return [parsed[0], parsed[1]];
    }
  } catch {
    // Falls through: what cannot be read is refused like what we never gave.
  }
  throw notOurCursor(path);
}

function notOurCursor(path: string): Refusal {
  return invalidInput({ path, code: 'BAD_FORMAT', message: 'Not a cursor of this list' });
}

const isInt = (value: string): boolean => /^-?\d{1,10}$/.test(value) && Math.abs(Number(value)) < 2 ** 31;

/** As the database writes one; clocks are at most fifteen hours and a bit from Greenwich. */
const INSTANT = /^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d)?$/;

/** What the database could cast: a cursor of another list, or a forged one, is the client's fault and not ours. */
const sortValues: Record<string, (value: string) => boolean> = {
  text: (value) => !value.includes('\0'),
  int: isInt,
  integer: isInt,
  bigint: (value) => /^-?\d{1,18}$/.test(value),
  uuid: isUuid,
  boolean: (value) => value === 'true' || value === 'false',
  date: isLocalDate,
  timestamptz: (value) =>
    /^-?infinity$/.test(value) || (INSTANT.test(value) && isLocalDate(value.slice(0, 10))),
};

/**
 * The condition and order that read a page by keyset. `column` and `direction` come from a map of ours,
 * never from user text. Values: `$from` = sort value, `$from+1` = id (only where there is a key).
 */
export function keysetSql(
  page: Page,
  column: string,
  id: string,
  direction: 'ASC' | 'DESC',
  cast: string,
  from: number,
): { where: string; order: string } {
  if (page.key !== null && sortValues[cast]?.(page.key[0]) === false)
    throw notOurCursor(page.backwards ? 'before' : 'after');
  const order = page.backwards ? (direction === 'ASC' ? 'DESC' : 'ASC') : direction;
  const operator = order === 'ASC' ? '>' : '<';
  return {
    where:
      page.key === null ? '' : `AND (${column}, ${id}) ${operator} ($${from}::${cast}, $${from + 1}::uuid)`,
    order: `ORDER BY ${column} ${order}, ${id} ${order}`,
  };
}

/**
 * As many rows of a sorted statement as the page needs: the number is a value, or there would be a prepared statement a
 * size. The constant within is for the planner, which takes a value for a tenth of the table; it reads no row more.
 */
export function limitedSql(sorted: string, limit: string): string {
  return `SELECT * FROM (${sorted} LIMIT ${largestPage + 1}) page LIMIT ${limit}`;
}

/** Counting stops here: "10,000+" is as much as anybody reads. */
export const COUNTED_UP_TO = 10_000;

/** What a count that went up to one more than we count says. */
export function cappedTotal(count: number): { count: number; capped: boolean } {
  return { count: Math.min(count, COUNTED_UP_TO), capped: count > COUNTED_UP_TO };
}

/** Counts rows up to 10,000; `from` is "table … WHERE …" of ours, never user text. */
export async function countUpTo(
  tx: Transaction,
  from: string,
  values: unknown[],
): Promise<{ count: number; capped: boolean }> {
  const [row] = await tx.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${from} LIMIT ${COUNTED_UP_TO + 1}) found`,
    values,
  );
  return cappedTotal(row?.count ?? 0);
}

/** Rows (one more than the page, in reading order) as a connection. */
export function connectionOf<Row, Node>(
  page: Page,
  rows: Row[],
  key: (row: Row) => [string, string],
  node: (row: Row) => Node,
): ConnectionData<Node> {
  const more = rows.length > page.size;
  const shown = rows.slice(0, page.size);
  if (page.backwards) shown.reverse();
  const edges = shown.map((row) => ({ cursor: cursorOf(...key(row)), node: node(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: page.backwards ? page.key !== null : more,
      hasPreviousPage: page.backwards ? more : page.key !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
