import { binaryKind, decode, type Encoding } from './encoding';
import { plainLine } from '../text/text';
import { cellReader, shown } from './cell';
import type { CellValue, ColumnSpec, ValuesOf } from './column';
import { columnLetter, matchHeader, type ColumnPosition, type MatchedHeader } from './header';
import { countRows, findDelimiter, splitRecords, withoutSeparatorLine, type Delimiter } from './records';

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

const refuse = (code: UnreadableCode, detail: string | null = null): UnreadableTable => ({
  ok: false,
  code,
  detail,
});

/**
 * Reads a delimited text file as a store exports it [R-IM2]. Columns in any order, unknown ones are told apart; every fault is
 * collected, so that one dry run names them all. Never throws for what is in the file.
 */
export function readTable<const Columns extends readonly ColumnSpec[]>(
  bytes: Buffer,
  columns: Columns,
  limits: TableLimits = TABLE_LIMITS,
): TableResult<ValuesOf<Columns>> {
  if (bytes.length > limits.maxBytes)
    return refuse('TOO_LARGE', `${bytes.length} > ${limits.maxBytes} bytes`);
  const binary = binaryKind(bytes);
  if (binary) return refuse('BINARY', binary);
  const decoded = decode(bytes);
  const { text, delimiter: said } = withoutSeparatorLine(decoded.text);
  if (!text.trim()) return refuse('EMPTY');
  const counted = countRows(text) - 1;
  if (counted > limits.maxRows) return refuse('TOO_MANY_ROWS', `${counted} > ${limits.maxRows}`);
  const delimiter = said ?? findDelimiter(text, columns);
  const read = splitRecords(text, delimiter, limits.maxRows + 2);
  if (!read.ok) return refuse(read.code, read.detail || null);
  if (read.records.length > limits.maxRows + 1) return refuse('TOO_MANY_ROWS', `> ${limits.maxRows}`);
  const isOpen = !/[\r\n]$/.test(text);
  return readRecords(read.records, columns, isOpen, { encoding: decoded.encoding, delimiter });
}

function readRecords<const Columns extends readonly ColumnSpec[]>(
  records: readonly string[][],
  columns: Columns,
  isOpen: boolean,
  found: { encoding: Encoding; delimiter: Delimiter },
): TableResult<ValuesOf<Columns>> {
  const headerAt = records.findIndex(isFilled);
  const header = withoutBlankEnd(records[headerAt] ?? []).map(plainLine);
  if (header.length > MAX_COLUMNS) return refuse('TOO_MANY_COLUMNS', `${header.length} > ${MAX_COLUMNS}`);
  const { positions, missing, repeated } = shortened(matchHeader(header, columns));
  if (missing.length)
    return refuse('MISSING_COLUMN', missing.map((spec) => spec.names[0] ?? spec.key).join(', '));
  const twice = repeated.map(
    ([one, other]) => `${one.column} (${one.letter}), ${other.column} (${other.letter})`,
  );
  if (twice.length) return refuse('REPEATED_COLUMN', twice.join('; '));

  const readers = columns.flatMap((spec) => {
    const position = positions.get(spec.key);
    return position ? [{ key: spec.key, isNeeded: spec.required, position, read: cellReader(spec) }] : [];
  });
  const faults: TableFault[] = [];
  const rows: TableRow<ValuesOf<Columns>>[] = [];
  for (let at = headerAt + 1; at < records.length; at += 1) {
    const cells = records[at];
    if (!cells || !isFilled(cells)) continue;
    const row = at + 1;
    const values: Record<string, CellValue | null> = {};
    const own = unevenFaults(row, cells, header.length);
    if (isOpen && at === records.length - 1) own.push(...cutOffFaults(row, cells, header));
    for (const { key, isNeeded, position, read } of readers) {
      // A cell that the row does not reach says nothing: blank would mean that somebody emptied it.
      if (position.index >= cells.length && !isNeeded) continue;
      const cell = cells[position.index] ?? '';
      const result = read(cell);
      values[key] = 'value' in result ? result.value : null;
      if ('fault' in result) {
        own.push({
          row,
          column: position.column,
          letter: position.letter,
          value: shown(plainLine(cell)),
          ...result.fault,
        });
      }
    }
    // The readers were made from `columns`, key by key, which is what ValuesOf describes.
    rows.push({ row, cells, values: values as ValuesOf<Columns>, faults: own });
    for (const fault of own) faults.push(fault);
    if (faults.length > MAX_FAULTS) return refuse('TOO_MANY_FAULTS', `row ${row}`);
  }
  const names = header.map(shown);
  if (!rows.length) return refuse('EMPTY', names.join(', '));
  const usedUnheaded = usedAmong(
    rows,
    names.flatMap((name, at) => (name === '' ? at : [])),
  );
  return { ok: true, ...found, columns: names, usedUnheaded, specs: columns, positions, rows, faults };
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

/** Cells beyond the header: a delimiter in an unquoted text has pushed everything behind it one column on. */
function unevenFaults(row: number, cells: readonly string[], width: number): TableFault[] {
  if (cells.length <= width) return [];
  const index = cells.findIndex((cell, at) => at >= width && plainLine(cell) !== '');
  if (index < 0) return [];
  const value = shown(plainLine(cells[index]));
  const message = `This row has more cells than the header has columns (${width}).`;
  return [{ row, column: '', letter: columnLetter(index), value, code: 'UNEVEN_ROW', message, hint: null }];
}

/** The file ends in the middle of a row: it was not handed over whole, and what is missing nobody knows. */
function cutOffFaults(row: number, cells: readonly string[], header: readonly string[]): TableFault[] {
  if (cells.length >= header.length) return [];
  const [column, letter] = [shown(header[cells.length] ?? ''), columnLetter(cells.length)];
  const message = `The file ends in this row: it has ${cells.length} cells, and the header has ${header.length} columns.`;
  return [{ row, column, letter, value: '', code: 'CUT_OFF', message, hint: null }];
}
