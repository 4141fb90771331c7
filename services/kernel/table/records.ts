import { CsvError, parse } from 'csv-parse/sync';
import { plainLine } from '../text/text';
import type { ColumnSpec } from './column';
import { matchHeader } from './header';

export type Delimiter = ';' | ',' | '\t';

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t'];
const HEADER_CHARS = 32_768;
const HEADER_WITHIN = 10;
const RECORD_CHARS = 100_000;

export type Records =
  | { readonly ok: true; readonly records: string[][] }
  | {
      readonly ok: false;
      readonly code: 'BAD_QUOTES' | 'ROW_TOO_LONG' | 'UNREADABLE';
      readonly detail: string;
    };

/** Excel's own first line `sep=;`, which it does not count as a row. */
export function withoutSeparatorLine(text: string): { text: string; delimiter: Delimiter | null } {
  const line = /^sep=([;,\t])(?:\r\n?|\n)/i.exec(text);
  return line
    ? { text: text.slice(line[0].length), delimiter: line[1] as Delimiter }
    : { text, delimiter: null };
}

/** The delimiter under which most of our columns are found in the header; of equals the one that cuts most. */
export function findDelimiter(text: string, columns: readonly ColumnSpec[]): Delimiter {
  const head = text.slice(0, HEADER_CHARS);
  let best: Delimiter = ';';
  let bestScore = -1;
  for (const delimiter of DELIMITERS) {
    const header = headerOf(head, delimiter);
    const score = matchHeader(header, columns).positions.size * 1_000 + Math.min(header.length, 999);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** The first filled record. One at a time, so that a broken quote further down does not hide the header. */
function headerOf(head: string, delimiter: Delimiter): readonly string[] {
  for (let records = 1; records <= HEADER_WITHIN; records += 1) {
    const read = splitRecords(head, delimiter, records);
    const cells = read.ok ? read.records.at(-1) : undefined;
    if (!cells || cells.some((cell) => plainLine(cell) !== '')) return cells ?? [];
  }
  return [];
}

/**
 * How many rows the text has, without making them: a file far over the limit is refused before it costs memory.
 * Line ends in quotes do not count. A stray quote can make this too low, never too high; the splitter stops by itself.
 */
export function countRows(text: string): number {
  const mayQuote = text.includes('"');
  let rows = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34 && mayQuote) quoted = !quoted;
    else if (!quoted && (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10))) rows += 1;
  }
  const last = text.charCodeAt(text.length - 1);
  return text.length > 0 && last !== 10 && last !== 13 ? rows + 1 : rows;
}

/** Cuts text into cells, at most `limit` records. Blank lines stay, because a spreadsheet counts them. */
export function splitRecords(text: string, delimiter: Delimiter, limit: number): Records {
  try {
    const records: string[][] = parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // `Kast 12" hoog` is what programs write that never quote.
      relax_quotes: true,
      max_record_size: RECORD_CHARS,
      to: limit,
    });
    return { ok: true, records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error['records'] === 'number' ? error['records'] + 1 : null;
    const detail = row === null ? '' : `row ${row}`;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { ok: false, code: 'BAD_QUOTES', detail };
    if (error.code === 'CSV_MAX_RECORD_SIZE') return { ok: false, code: 'ROW_TOO_LONG', detail };
    return { ok: false, code: 'UNREADABLE', detail };
  }
}
