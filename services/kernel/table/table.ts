import { binaryKind, decode, type Encoding } from './encoding';
import { plainLine } from '../text/text';
import { shown, shownCell } from './cell';
import type { CellValue, ColumnSpec, ValuesOf } from './column';
import { columnReaders } from './column-reader';
import { withoutMarks } from './damage-marks';
import { withLetters } from './entity';
import { matchHeader, type ByHand, type ColumnPosition, type MatchedHeader } from './header';
import { cellOf } from './join';
import { countRows, findDelimiter, splitRecords, withoutSeparatorLine, type Delimiter } from './records';
import { rowFaults } from './row-faults';

export type { CellKind, ColumnSpec, ValuesOf } from './column';

/** A fault where people look for it: the row and the letter that a spreadsheet shows. */
export interface TableFault {
  readonly row: number;
  /** The header as the file has it; empty where the fault is not in a column of ours. */
  readonly column: string;
  readonly letter: string | null;
  readonly value: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

export interface TableRow<Values> {
  readonly row: number;
  readonly cells: readonly string[];
  readonly values: Values;
  readonly faults: TableFault[];
}

/** What a table is as a whole, however many rows it has. */
export interface TableHead {
  readonly ok: true;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The header as the file has it; what is longer than a heading can be shown is cut. */
  readonly columns: readonly string[];
  /** Which columns have no heading, and something in them. */
  readonly usedUnheaded: readonly number[];
  /** The columns of ours that were looked for. */
  readonly specs: readonly ColumnSpec[];
  /** Where those stand that the file has. */
  readonly positions: ReadonlyMap<string, ColumnPosition>;
}

export interface Table<Values> extends TableHead {
  readonly rows: readonly TableRow<Values>[];
  readonly faults: TableFault[];
}

/** Why a file cannot be read at all, each with the sentence the graph has for it. */
export const unreadableCodes = {
  EMPTY: 'Nothing is in it, or no row below its header.',
  BINARY: 'It is no text with columns: a picture, a workbook, an archive.',
  TOO_LARGE: 'More bytes than one file may have; `detail` says how many.',
  TOO_MANY_ROWS: 'More rows than one file may have; `detail` says how many.',
  TOO_MANY_COLUMNS: 'More columns than one file may have; `detail` says how many.',
  TOO_MANY_FAULTS: 'So many faults that it is no such file.',
  NEEDS_MEMORY: 'Reading it needs more memory than one file may use; `detail` says how much that is.',
  TAKES_TOO_LONG: 'Reading it takes longer than one file may; `detail` says how long that is.',
  INTERRUPTED: 'Reading it was broken off, for no fault of the file: the same again may go through.',
  BUSY: 'So many files wait to be read that this one was not taken; `detail` says when to come back.',
  MISSING_COLUMN: 'A column it must have is not there; `detail` names it.',
  REPEATED_COLUMN: 'Two columns are read as the same; `detail` names them.',
  BAD_QUOTES: 'A quotation mark is opened and not closed; `detail` says in which row.',
  ROW_TOO_LONG: 'A row is longer than any row is; `detail` says which.',
  UNREADABLE: 'It cannot be read, for another reason.',
} as const;
export type UnreadableCode = keyof typeof unreadableCodes;

/** A file that is refused as a whole; `detail` names what was found: columns, the row, the kind of file. */
export interface UnreadableTable {
  readonly ok: false;
  readonly code: UnreadableCode;
  readonly detail: string | null;
  /** Where only the columns are wrong: what they are, and which of ours were found. */
  readonly found?: FoundColumns;
}

/** The columns of a file that is refused for them. */
export interface FoundColumns {
  readonly columns: readonly string[];
  readonly positions: readonly (readonly [key: string, position: ColumnPosition])[];
}

export type TableResult<Values> = Table<Values> | UnreadableTable;

export interface TableLimits {
  readonly maxBytes: number;
  readonly maxRows: number;
}

/** What one import may hold: a dry run looks at all of it, and must end while its caller still waits. */
export const TABLE_LIMITS: TableLimits = { maxBytes: 25 * 1024 * 1024, maxRows: 50_000 };
export const MAX_COLUMNS = 200;
const MAX_FAULTS = 100_000;

const refuse = (
  code: UnreadableCode,
  detail: string | null = null,
  found?: FoundColumns,
): UnreadableTable => ({ ok: false, code, detail, ...(found && { found }) });

/**
 * Reads a delimited text file as a store exports it [R-IM2]. Columns in any order, unknown ones are told apart; every fault is
 * collected, so that one dry run names them all. Never throws for what is in the file.
 */
export function readTable<const Columns extends readonly ColumnSpec[]>(
  bytes: Buffer,
  columns: Columns,
  limits: TableLimits = TABLE_LIMITS,
  byHand: ByHand = [],
): TableResult<ValuesOf<Columns>> {
  if (bytes.length > limits.maxBytes)
    return refuse('TOO_LARGE', `${bytes.length} > ${limits.maxBytes} bytes`);
  const binary = binaryKind(bytes);
  if (binary) return refuse('BINARY', binary);
  const decoded = decode(bytes);
  const { text, delimiter: said } = withoutSeparatorLine(withLetters(decoded.text));
  if (!text.trim()) return refuse('EMPTY');
  const counted = countRows(text) - 1;
  if (counted > limits.maxRows) return refuse('TOO_MANY_ROWS', `${counted} > ${limits.maxRows}`);
  const delimiter = said ?? findDelimiter(text, columns);
  const read = splitRecords(text, delimiter, limits.maxRows + 2);
  if (!read.ok) return refuse(read.code, read.detail || null);
  if (read.records.length > limits.maxRows + 1) return refuse('TOO_MANY_ROWS', `> ${limits.maxRows}`);
  const isOpen = !/[\r\n]$/.test(text);
  return readRecords(read.records, columns, byHand, isOpen, { encoding: decoded.encoding, delimiter });
}

function readRecords<const Columns extends readonly ColumnSpec[]>(
  records: readonly string[][],
  columns: Columns,
  byHand: ByHand,
  isOpen: boolean,
  found: { encoding: Encoding; delimiter: Delimiter },
): TableResult<ValuesOf<Columns>> {
  const headerAt = records.findIndex(isFilled);
  const header = headerIn(records[headerAt] ?? [], byHand);
  if (header.length > MAX_COLUMNS) return refuse('TOO_MANY_COLUMNS', `${header.length} > ${MAX_COLUMNS}`);
  const { positions, missing, repeated } = shortened(matchHeader(header, columns, byHand));
  const names = header.map(shown);
  const inFile = { columns: names, positions: [...positions] };
  if (missing.length)
    return refuse('MISSING_COLUMN', missing.map((spec) => spec.names[0] ?? spec.key).join(', '), inFile);
  const twice = repeated.map(
    ([one, other]) => `${one.column} (${one.letter}), ${other.column} (${other.letter})`,
  );
  if (twice.length) return refuse('REPEATED_COLUMN', twice.join('; '), inFile);

  const readers = columnReaders(columns, positions, records, headerAt);
  const faultsOf = rowFaults({ header, columns, positions, delimiter: found.delimiter });
  const faults: TableFault[] = [];
  const rows: TableRow<ValuesOf<Columns>>[] = [];
  for (let at = headerAt + 1; at < records.length; at += 1) {
    const cells = records[at];
    if (!cells || !isFilled(cells)) continue;
    const row = at + 1;
    const values: Record<string, CellValue | null> = {};
    const { own, isCutWrong } = faultsOf(row, cells, isOpen && at === records.length - 1);
    // Of columns as a whole, with the first row: there people begin to look.
    if (rows.length === 0) own.unshift(...readers.flatMap(({ fault }) => fault ?? []));
    for (const { key, isNeeded, position, at: place, read } of readers) {
      const cell = cellOf(cells, place);
      // A cell that the row does not reach says nothing: blank would mean that somebody emptied it.
      if (cell === undefined && !isNeeded) continue;
      const result = read(cell ?? '');
      values[key] = 'value' in result ? result.value : null;
      if ('fault' in result && !isCutWrong) {
        const { column, letter } = position;
        own.push({ row, column, letter, value: shownCell(cell ?? ''), ...result.fault });
      }
    }
    // The readers were made from `columns`, key by key, which is what ValuesOf describes.
    rows.push({ row, cells, values: values as ValuesOf<Columns>, faults: own });
    for (const fault of own) faults.push(fault);
    if (faults.length > MAX_FAULTS) return refuse('TOO_MANY_FAULTS', `row ${row}`);
  }
  if (!rows.length) return refuse('EMPTY', names.join(', '));
  const usedUnheaded = usedAmong(
    rows,
    names.flatMap((name, at) => (name === '' ? at : [])),
  );
  return { ok: true, ...found, columns: names, usedUnheaded, specs: columns, positions, rows, faults };
}

/** The headings, as far as there are any, or somebody has said what stands below. */
function headerIn(cells: readonly string[], byHand: ByHand): string[] {
  const header = withoutBlankEnd(cells).map((cell) => withoutMarks(plainLine(cell)));
  const width = Math.max(header.length, ...byHand.map(([index, key]) => (key === null ? 0 : index + 1)));
  return Array.from({ length: width }, (_none, at) => header[at] ?? '');
}

/** The names of columns as they can be shown: each fault says its column's, however long the file made it. */
function shortened({ positions, repeated, ...header }: MatchedHeader): MatchedHeader {
  const short = (position: ColumnPosition): ColumnPosition => ({
    ...position,
    column: shown(position.column),
  });
  return {
    ...header,
    positions: new Map([...positions].map(([key, position]) => [key, short(position)])),
    repeated: repeated.map(([one, other]) => [short(one), short(other)]),
  };
}

function usedAmong(rows: readonly Pick<TableRow<unknown>, 'cells'>[], columns: readonly number[]): number[] {
  return columns.filter((at) => rows.some(({ cells }) => plainLine(cells[at]) !== ''));
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => plainLine(cell) !== '');
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => plainLine(cell) !== '') + 1);
}
