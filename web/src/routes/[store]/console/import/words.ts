import { bytes, date, money, number, percent } from '#lib/format.ts';
import { FILE_BYTES } from '#lib/limits.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ImportPart, ImportValue } from './dry-run.ts';
import { doneText } from './kind-words.ts';
import type { ImportKind } from './kinds.ts';
import type { JobState } from './job.ts';

const NOTES: Record<string, () => string> = {
  WITHOUT_EMAIL: m.note_without_email,
  SECOND_TELEPHONE: m.note_second_telephone,
  SELF_ENTRY_NOT_TAKEN: m.note_self_entry_not_taken,
  CHARITY_NOT_ASKED: m.note_charity_not_asked,
  SPLIT_BLANK: m.note_split_blank,
  SOLD: m.note_sold,
  SETTLED: m.note_settled,
  NUMBER_JUMP: m.note_number_jump,
  SOLD_FAR_ABOVE_PRICE: m.note_sold_far_above_price,
  MARKED_DOWN_AT_ONCE: m.note_marked_down_at_once,
  PAST_RETURN: m.note_past_return,
  OTHER_CATEGORY: m.note_other_category,
  ORDERS: m.note_orders,
  UNDONE_HERE: m.note_undone_here,
  EMAIL_WAITS: m.note_email_waits,
  EMAIL_LOGS_IN_ELSEWHERE: m.note_email_logs_in_elsewhere,
};

/** States of an item, as a file can say them. */
const CHOICES: Record<string, () => string> = {
  ON_SALE: m.state_on_sale,
  SOLD: m.state_sold,
  RETURNED: m.state_returned,
  DONATED: m.state_donated,
};

const UNREADABLE: Record<string, (values: { detail: string }) => string> = {
  EMPTY: m.unreadable_empty,
  BINARY: m.unreadable_binary,
  TOO_LARGE: () => m.unreadable_too_large({ limit: bytes(FILE_BYTES) }),
  TOO_MANY_ROWS: m.unreadable_too_many_rows,
  TOO_MANY_COLUMNS: m.unreadable_too_many_columns,
  TOO_MANY_FAULTS: m.unreadable_too_many_faults,
  MISSING_COLUMN: m.unreadable_missing_column,
  REPEATED_COLUMN: m.unreadable_repeated_column,
  BAD_QUOTES: m.unreadable_bad_quotes,
  ROW_TOO_LONG: m.unreadable_row_too_long,
  NEEDS_MEMORY: m.unreadable_needs_memory,
  TAKES_TOO_LONG: m.unreadable_takes_too_long,
  INTERRUPTED: m.unreadable_interrupted,
  BUSY: m.unreadable_busy,
  GONE: m.unreadable_gone,
  OUT_OF_RANGE: m.settled_until_wrong,
};

/** A value as it was read, in the reader's habits; what is blank is said to be. */
export function valueText({ kind, value }: ImportValue, currency: string): string {
  if (value === null) return m.fault_blank();
  switch (kind) {
    case 'YES_NO':
      return value === 'true' ? m.yes() : m.no();
    case 'DATE':
      return date(value);
    case 'PERCENT':
      return percent(Number(value));
    case 'AMOUNT':
      return money({ amountMinor: minorOf(value), currency });
    case 'CHOICE':
      return CHOICES[value]?.() ?? value;
    default:
      return value;
  }
}

/** "12.50" is 1250: the digits without their point, so that nothing is rounded. */
function minorOf(amount: string): number {
  return Number(amount.replace('.', ''));
}

/** "rows 3, 7": which ones, where they are few. */
export function rowNumbers(rows: number[]): string {
  return m.rows_named({ count: rows.length, rows: rows.join(', ') });
}

/** The name of a note; an unknown one keeps its code. */
export function noteText(code: string): string {
  return NOTES[code]?.() ?? code;
}

/** Why a file as a whole cannot be read. */
export function unreadableText({ code, detail }: { code: string; detail: string | null }): string {
  const text = detail ?? '';
  return UNREADABLE[code]?.({ detail: text }) ?? m.unreadable_other({ detail: text || code });
}

/** What separates the columns, in words. */
export function delimiterText(delimiter: string): string {
  if (delimiter === ';') return m.delimiter_semicolons();
  return delimiter === ',' ? m.delimiter_commas() : m.delimiter_tabs();
}

/** The three figures of a part: how each is called. */
export const PART_WORDS: Record<
  ImportPart,
  { created: () => string; updated: () => string; unchanged: () => string; writing: () => string }
> = {
  customers: {
    created: m.part_customers_new,
    updated: m.part_customers_changed,
    unchanged: m.part_customers_same,
    writing: m.part_customers_writing,
  },
  settings: {
    created: m.part_settings_new,
    updated: m.part_settings_changed,
    unchanged: m.part_settings_same,
    writing: m.part_settings_writing,
  },
  stock: {
    created: m.part_stock_new,
    updated: m.part_stock_changed,
    unchanged: m.part_stock_same,
    writing: m.part_stock_writing,
  },
  sales: {
    created: m.part_sales_new,
    updated: m.part_sales_changed,
    unchanged: m.part_sales_same,
    writing: m.part_sales_writing,
  },
};

/** What one of two lists of faults is of. */
export const csvText = (part: ImportPart): string =>
  part === 'settings' ? m.faults_csv_settings() : m.faults_csv_customers();

/** "6.000 new items": the button's count in words. */
export function rowsText(count: number): string {
  return m.import_rows({ count, text: number(count) });
}

type Shape = 'ring' | 'half' | 'tick' | 'tri' | 'cross' | 'bar';
type Tone = 'plain' | 'good' | 'accent' | 'warn' | 'bad';

/** Where an import stands, in a word. */
export const STATE_WORDS: Record<JobState, { word: () => string; shape: Shape; tone: Tone }> = {
  QUEUED: { word: m.job_queued, shape: 'ring', tone: 'plain' },
  JUDGING: { word: m.job_judging, shape: 'half', tone: 'accent' },
  RUNNING: { word: m.import_running, shape: 'half', tone: 'accent' },
  DONE: { word: m.import_done, shape: 'tick', tone: 'good' },
  PARTLY: { word: m.job_partly, shape: 'tri', tone: 'warn' },
  REFUSED: { word: m.job_refused, shape: 'cross', tone: 'bad' },
  STOPPED: { word: m.job_stopped, shape: 'bar', tone: 'plain' },
  FAILED: { word: m.job_failed, shape: 'cross', tone: 'bad' },
};

interface EndWords {
  title: () => string;
  text: (kind: ImportKind) => string;
  tone: 'good' | 'warn' | 'bad';
}

/** What became of an import, in a sentence. */
export const END_WORDS: Partial<Record<JobState, EndWords>> = {
  DONE: {
    title: m.import_done,
    text: (kind) => doneText(kind),
    tone: 'good',
  },
  PARTLY: { title: m.import_partly, text: () => m.import_partly_text(), tone: 'warn' },
  REFUSED: { title: m.import_refused, text: () => m.import_refused_text(), tone: 'bad' },
  STOPPED: { title: m.import_stopped, text: () => m.import_stopped_text(), tone: 'warn' },
  FAILED: { title: m.import_failed, text: () => m.import_stopped_text(), tone: 'bad' },
};
