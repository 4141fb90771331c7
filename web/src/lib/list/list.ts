/** Which way a list is sorted. */
export type Direction = 'asc' | 'desc';

/** How wide a column stands, in rem: it keeps its place from page to page, and the table knows whether it fits. */
export type Width = 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 12 | 16;

/**
 * One column of a list, said once: the table, a phone's list, the order, the choice of columns and what the graph
 * is asked for all come from here. A cell that is more than a text is a snippet of the page, under the same key.
 */
export interface Column<Row, Key extends string, Sort extends string, Ask extends string> {
  /** Its name in the address and among what somebody chose. */
  key: Key;
  /** Its head; a function, since the language is known when it is called. */
  word: () => string;
  /** What the graph sorts by it; without it the head is no link. */
  sort?: Sort;
  /** The way it sorts when it is chosen first: words begin with A, figures and days with the highest. */
  first?: Direction;
  width: Width;
  /** Right-aligned, with figures of one width. */
  isNumeric?: true;
  /** Always there, or part of what somebody sees who never chose; otherwise only where somebody chose it. */
  shown?: 'always' | 'standard';
  /** Of the standard: whether this page has anything in it. What somebody chose stands as chosen. */
  isUsed?: (rows: readonly Row[]) => boolean;
  /** The operation's variables that ask for it; what comes with every row needs none. */
  asks?: readonly Ask[];
  /** What stands in it, where that is a text. */
  cell?: (row: Row, timeZone: string) => string | null | undefined;
  look?: 'muted' | 'strong';
  /**
   * On a phone: who it is, what stands opposite that, the small print under it, or a line of its own with the
   * column's name. Without it a phone shows the column only to who chose it.
   */
  phone?: 'title' | 'side' | 'sub' | 'line';
}

/** Reads one filter from an address; what it cannot be is the empty string. */
export type ReadFilter = (asked: string) => string;

/** A list of the console. */
export interface List<
  Row,
  Key extends string,
  Sort extends string,
  Ask extends string,
  Filter extends string,
> {
  /** Under which name each reader's choice of columns is kept. */
  name: string;
  columns: readonly Column<Row, Key, Sort, Ask>[];
  /** How it is sorted where the address says nothing; none where the graph has one order only. */
  sortedBy?: NoInfer<Key>;
  /** What the address may narrow it by. */
  filters: Readonly<Record<Filter, ReadFilter>>;
  /** How many stand on a page; none where all do. */
  size?: number;
}

/** Makes a list of rows; keys and filters are taken from what is written. */
export function listOf<Row, Sort extends string = never, Ask extends string = never>() {
  return <const Key extends string, const Filter extends string = never>(
    list: List<Row, Key, Sort, Ask, Filter>,
  ): List<Row, Key, Sort, Ask, Filter> => list;
}

/** The variables of an operation that ask for columns: `withGroups`, `withSales`. */
export type AsksOf<Variables> = Extract<keyof Variables, `with${string}`>;
