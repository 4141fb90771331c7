import { date, money, number, percent } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Fault, ImportKind, ImportPart, ImportValue } from './dry-run.ts';
import type { JobState } from './job.ts';

const FAULTS: Record<string, () => string> = {
  REQUIRED: m.fault_required,
  TOO_LONG: m.fault_too_long,
  CONTROL_CHARACTER: m.fault_control_character,
  NOT_ALLOWED: m.fault_not_allowed,
  NOT_A_NUMBER: m.fault_not_a_number,
  NOT_AN_AMOUNT: m.fault_not_an_amount,
  NOT_A_DATE: m.fault_not_a_date,
  NOT_AN_EMAIL: m.fault_not_an_email,
  OUT_OF_RANGE: m.fault_out_of_range,
  REPEATED: m.fault_repeated,
  UNEVEN_ROW: m.fault_uneven_row,
  CUT_OFF: m.fault_cut_off,
  NUMBER_TAKEN: m.fault_number_taken,
  TAKEN: m.fault_taken,
  SELF_ENTRY_NOT_ALLOWED: m.fault_self_entry,
  UNKNOWN_CONSIGNOR: m.fault_unknown_consignor,
  NOT_SOLD: m.fault_not_sold,
  RETURN_BEFORE_INTAKE: m.fault_return_before_intake,
  OTHER_CONSIGNOR: m.fault_other_consignor,
  OTHERWISE_HERE: m.fault_otherwise_here,
  SOLD_HERE: m.fault_sold_here,
  SOLD_OTHERWISE: m.fault_sold_otherwise,
  CHANGED_HERE: m.fault_changed_here,
};

/** What helps where the graph has no better value to offer. */
const ADVICE: Record<string, () => string> = {
  REQUIRED: m.advice_required,
  TOO_LONG: m.advice_too_long,
  NOT_A_DATE: m.advice_date,
  NOT_AN_AMOUNT: m.advice_amount,
  REPEATED: m.advice_repeated,
  UNEVEN_ROW: m.advice_uneven_row,
  CUT_OFF: m.advice_cut_off,
  NUMBER_TAKEN: m.advice_number_taken,
  TAKEN: m.advice_taken,
  UNKNOWN_CONSIGNOR: m.advice_unknown_consignor,
  NOT_SOLD: m.advice_not_sold,
  OTHER_CONSIGNOR: m.advice_remove_row,
  OTHERWISE_HERE: m.advice_remove_row,
  SOLD_HERE: m.advice_remove_row,
  SOLD_OTHERWISE: m.advice_remove_row,
};

const NOTES: Record<string, () => string> = {
  WITHOUT_EMAIL: m.note_without_email,
  CHARITY_NOT_ASKED: m.note_charity_not_asked,
  SPLIT_BLANK: m.note_split_blank,
  SOLD: m.note_sold,
  SETTLED: m.note_settled,
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
  TOO_LARGE: m.unreadable_too_large,
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

/** What is wrong; a code without words of ours keeps the graph's sentence. */
export function faultText({ code, message }: Fault): string {
  return FAULTS[code]?.() ?? message;
}

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

/** What to do: a value that would do, or what helps with this kind of fault. */
export function adviceText({ code, hint }: Fault): string {
  if (code === 'CHANGED_HERE') return m.advice_changed_here({ value: hint ?? m.fault_blank() });
  return hint ?? ADVICE[code]?.() ?? '';
}

/** The name of a note; an unknown one keeps its code. */
export function noteText(code: string): string {
  return NOTES[code]?.() ?? code;
}

/** Why a file as a whole cannot be read. */
export function unreadableText({ code, detail }: { code: string; detail: string | null }): string {
  return UNREADABLE[code]?.({ detail: detail ?? '' }) ?? m.unreadable_other({ detail: detail ?? code });
}

/** What separates the columns, in words. */
export function delimiterText(delimiter: string): string {
  if (delimiter === ';') return m.delimiter_semicolons();
  return delimiter === ',' ? m.delimiter_commas() : m.delimiter_tabs();
}

/** "Import stock". */
export function importTitle(kind: ImportKind | null): string {
  if (kind === null) return m.import_title();
  return kind === 'stock' ? m.import_stock() : m.import_consignors();
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
};

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
    text: (kind) => (kind === 'stock' ? m.import_done_stock() : m.import_done_consignors()),
    tone: 'good',
  },
  PARTLY: { title: m.import_partly, text: () => m.import_partly_text(), tone: 'warn' },
  REFUSED: { title: m.import_refused, text: () => m.import_refused_text(), tone: 'bad' },
  STOPPED: { title: m.import_stopped, text: () => m.import_stopped_text(), tone: 'warn' },
  FAILED: { title: m.import_failed, text: () => m.import_stopped_text(), tone: 'bad' },
};
