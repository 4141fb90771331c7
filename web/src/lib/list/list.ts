import type { Money } from '#lib/format.ts';
import type { StatusLook } from '#lib/components/status.ts';
import type { Module } from '#lib/modules.ts';

/** Which way a list is sorted. */
export type Direction = 'asc' | 'desc';

/** How wide a column stands, in rem: it keeps its place from page to page, and the table knows whether it fits. */
export type Width = 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 12 | 16;

/** A text with more to it: where it leads, how it looks, a state's shape before it, small print below it. */
export interface Cell {
  text: string;
  look?: string | false | undefined;
  /** The page it leads to, behind the list's own address; it knows the way back. */
  to?: string;
  /** An address outside: who is called or written to. */
  href?: string;
  status?: Omit<StatusLook, 'word'>;
  detail?: string | null;
  /** A small square picture before it; null where the row has none and others may. */
  picture?: string | null;
}

/** What stands in a cell; nothing where there is nothing to say. */
export type Value = Cell | Money | string | number | null | undefined;

/**
 * One column of a list, said once: the table, a phone's list, the order, the choice of columns and what the graph
 * is asked for all come from here.
 */
export interface Column<Row, Key extends string, Sort extends string, Ask extends string> {
  /** Its name in the address and among what somebody chose. */
  key: Key;
  /** Its head; a function, since the language is known when it is called. */
  word: () => string;
  width: Width;
  /** Right-aligned, with figures of one width. */
  isNumeric?: true;
  /** A day, or the moment of one: written as the store's calendar shows it. */
  isTime?: 'day' | 'moment';
  /** What the graph sorts by it; without it the head is no link. */
  sort?: Sort;
  /** The way it sorts when it is chosen first: words begin with A, figures and days with the highest. */
  first?: Direction;
  /**
   * Always there, or part of what somebody sees who never chose; otherwise only where somebody chose it. What rows
   * there are decides nothing: a column that came and went with the page would move all others.
   */
  shown?: 'always' | 'standard';
  /** Part of what a store may have not got: there it is neither shown nor offered. */
  module?: Module;
  /** The operation's variables that ask for it; what comes with every row needs none. */
  asks?: readonly Ask[];
  /** What stands in it, given the row and which columns are shown; without it a snippet of the page, under the same key. */
  cell?: (row: Row, shown: readonly string[]) => Value;
  look?: 'muted' | 'strong' | 'long';
  /**
   * On a phone: who it is, what stands opposite that, the small print under it, or a line of its own with the
   * column's name. Without it a phone shows the column only to who chose it.
   */
  phone?: 'title' | 'side' | 'sub' | 'line';
  /** Names its row, for who hears the table. */
  isHeading?: true;
}

type FieldOf<Row> = { [Name in keyof Row & string]: Row[Name] extends Value ? Name : never }[keyof Row &
  string];

/** What a column may say besides its key, its word and its width; a cell may be a field of the row. */
type More<Row, Sort extends string, Ask extends string> = Omit<
  Column<Row, string, Sort, Ask>,
  'key' | 'word' | 'width' | 'cell'
> & { cell?: FieldOf<Row> | ((row: Row, shown: readonly string[]) => Value) };

/** The kinds of column that a list of these rows may have. */
export function columnsOf<Row, Sort extends string = never, Ask extends string = never>() {
  type Kind = Pick<Column<Row, string, Sort, Ask>, 'isNumeric' | 'isTime' | 'first' | 'look'>;
  const kind =
    (is: Kind) =>
    <const Key extends string>(
      key: Key,
      word: () => string,
      width: Width,
      { cell, ...more }: More<Row, Sort, Ask> = {},
    ): Column<Row, Key, Sort, Ask> => ({
      ...is,
      key,
      word,
      width,
      ...more,
      ...(cell !== undefined && {
        cell: typeof cell === 'function' ? cell : (row: Row) => row[cell] as Value,
      }),
    });
  return {
    text: kind({}),
    /** Numbers and amounts. */
    figure: kind({ isNumeric: true, first: 'desc' }),
    day: kind({ isNumeric: true, isTime: 'day', first: 'desc', look: 'muted' }),
    moment: kind({ isNumeric: true, isTime: 'moment', first: 'desc', look: 'muted' }),
  };
}

/** Reads one filter from an address; what it cannot be is the empty string. */
export type ReadFilter = (asked: string) => string;

/** A list of rows, page by page. */
export interface List<
  Row,
  Key extends string,
  Sort extends string,
  Ask extends string,
  Filter extends string,
> {
  /** Under which name each reader's choice of columns is kept; without it nobody chooses. */
  name?: string;
  /** None where the page draws its rows itself. */
  columns: readonly Column<Row, Key, Sort, Ask>[];
  /** How it is sorted where the address says nothing; none where the graph has one order only. */
  sortedBy?: NoInfer<Key>;
  /** What the address may narrow it by. */
  filters: Readonly<Record<Filter, ReadFilter>>;
  /** How many stand on a page; none where all do. */
  size?: number;
}

/** Makes a list; what its rows are, its keys and its filters are taken from what is written. */
export function listOf<
  Row,
  const Key extends string,
  Sort extends string = never,
  Ask extends string = never,
  const Filter extends string = never,
>(list: List<Row, Key, Sort, Ask, Filter>): List<Row, Key, Sort, Ask, Filter> {
  return list;
}

/** The variables of an operation that ask for columns: `withGroups`, `withSales`. */
export type AsksOf<Variables> = Extract<keyof Variables, `with${string}`>;
