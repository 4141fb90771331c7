import { shownCell } from './cell';
import type { CellValue, ColumnSpec } from './column';
import type { ByHand, ColumnPosition } from './header';
import {
  MAX_COLUMNS,
  readTable,
  TABLE_LIMITS,
  type Table,
  type TableFault,
  type TableHead,
  type TableRow,
  type UnreadableTable,
} from './table';
import { repeated } from './fault';

/** What is looked for in a file. Plain JSON: it goes to the process that reads. */
export interface TableWanted {
  readonly columns: readonly ColumnSpec[];
  /** Keys of columns in which a value may stand once. */
  readonly unique: readonly string[];
  /**
   * Key of a column: rows in which it says the same are laid down behind one another, where the first of them stands, and in
   * one piece. Blank ones are each for themselves. Left out: rows stand as in the file.
   */
  readonly together?: string;
  /** What people said of the file's columns. */
  readonly byHand?: ByHand;
}

/** Where some rows lie in what a reading answered. */
export interface PiecePlace {
  /** Of its first byte. */
  readonly at: number;
  readonly bytes: number;
  /** How many rows lie before it, and in it. */
  readonly first: number;
  readonly rows: number;
}

/** The end of what a reading answers: what the file is as a whole. */
export type TableFoot = UnreadableTable | ReadFoot;

export interface ReadFoot extends Omit<TableHead, 'positions' | 'specs'> {
  readonly positions: readonly (readonly [key: string, position: ColumnPosition])[];
  readonly rowCount: number;
  readonly pieces: readonly PiecePlace[];
  /** Of whole numbers that may stand once: the highest. */
  readonly highest: Readonly<Record<string, number>>;
}

/** A row as it is laid down: its number, what it says by key, its cells as they are shown, its faults. */
export type LaidRow = [
  row: number,
  values: Record<string, CellValue | null>,
  cells: string[],
  faults: TableFault[],
];

/** As many rows as one transaction writes, and as one event carries. */
export const ROWS_A_PIECE = 500;
/** A piece is taken apart in one go by a process that has pages to make: some milliseconds. */
const PIECE_CHARS = 256 * 1024;
/** The foot's length stands behind it, in so many digits. */
export const FOOT_DIGITS = 12;

/**
 * Reads a file and lays it down so that others can take it up piece by piece: pieces of rows, then what it is as a whole,
 * then how long that is. What is laid down of a cell is what people are shown of it.
 */
export function* reading(wanted: TableWanted, bytes: Buffer): Generator<string> {
  const table = readTable(bytes, wanted.columns, TABLE_LIMITS, wanted.byHand);
  if (!table.ok) return yield* footOf(table);
  for (const key of wanted.unique) repeated(table as Table<Record<string, CellValue | null>>, key);
  const pieces: PiecePlace[] = [];
  let [at, first] = [0, 0];
  const groups = groupsOf(table.rows as readonly TableRow<LaidRow[1]>[], wanted.together);
  for (const rows of inPieces(groups)) {
    const text = `[${rows.join(',')}]\n`;
    const length = Buffer.byteLength(text);
    pieces.push({ at, bytes: length, first, rows: rows.length });
    at += length;
    first += rows.length;
    yield text;
  }
  const { encoding, delimiter, columns, usedUnheaded, positions } = table;
  const head = { encoding, delimiter, columns, usedUnheaded, positions: [...positions] };
  const rowCount = table.rows.length;
  yield* footOf({ ok: true, ...head, rowCount, pieces, highest: highestOf(table, wanted.unique) });
}

/** Rows that are not taken apart, in the order of the first of each. */
function groupsOf<Row extends TableRow<LaidRow[1]>>(rows: readonly Row[], together?: string): Row[][] {
  if (together === undefined) return rows.map((row) => [row]);
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const key = row.values[together] ?? row;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [row]);
    else known.push(row);
  }
  return [...groups.values()];
}

function* inPieces(groups: readonly (readonly TableRow<LaidRow[1]>[])[]): Generator<string[]> {
  let piece: string[] = [];
  let chars = 0;
  for (const group of groups) {
    const texts = group.map(textOf);
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    const isFull = piece.length + texts.length > ROWS_A_PIECE || chars + length > PIECE_CHARS;
    if (piece.length > 0 && isFull) {
      yield piece;
      [piece, chars] = [[], 0];
    }
    for (const text of texts) piece.push(text);
    chars += length;
  }
  if (piece.length > 0) yield piece;
}

function textOf({ row, values, cells, faults }: TableRow<LaidRow[1]>): string {
  const laid: LaidRow = [row, values, cells.slice(0, MAX_COLUMNS).map(shownCell), faults];
  return JSON.stringify(laid);
}

function highestOf(table: Table<Record<string, unknown>>, keys: readonly string[]): Record<string, number> {
  const highest: Record<string, number> = {};
  for (const { values } of table.rows)
    for (const key of keys) {
      const value = values[key];
      if (typeof value === 'number') highest[key] = Math.max(highest[key] ?? value, value);
    }
  return highest;
}

function* footOf(foot: TableFoot): Generator<string> {
  const text = JSON.stringify(foot);
  yield text;
  yield String(Buffer.byteLength(text)).padStart(FOOT_DIGITS, '0');
}
