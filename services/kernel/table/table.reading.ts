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
  for (const rows of inPieces(table.rows as readonly TableRow<LaidRow[1]>[])) {
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

function* inPieces(rows: readonly TableRow<LaidRow[1]>[]): Generator<string[]> {
  let piece: string[] = [];
  let chars = 0;
  for (const { row, values, cells, faults } of rows) {
    const laid: LaidRow = [row, values, cells.slice(0, MAX_COLUMNS).map(shownCell), faults];
    const text = JSON.stringify(laid);
    if (piece.length === ROWS_A_PIECE || (piece.length > 0 && chars + text.length > PIECE_CHARS)) {
      yield piece;
      [piece, chars] = [[], 0];
    }
    piece.push(text);
    chars += text.length;
  }
  if (piece.length > 0) yield piece;
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
