import { date } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Fault } from './dry-run.ts';

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
  DAMAGED_TEXT: m.fault_damaged_text,
  SPREADSHEET_ERROR: m.fault_spreadsheet_error,
  ROUNDED_NUMBER: m.fault_rounded_number,
  LOST_ZERO: m.fault_lost_zero,
  MONTH_FIRST: m.fault_month_first,
  IN_FUTURE: m.fault_in_future,
  ROWS_IN_CELL: m.fault_rows_in_cell,
  SOLD_BEFORE_INTAKE: m.fault_sold_before_intake,
  UNEVEN_ROW: m.fault_uneven_row,
  CUT_OFF: m.fault_cut_off,
  NUMBER_TAKEN: m.fault_number_taken,
  TAKEN: m.fault_taken,
  UNKNOWN_CONSIGNOR: m.fault_unknown_consignor,
  NOT_SOLD: m.fault_not_sold,
  RETURN_BEFORE_INTAKE: m.fault_return_before_intake,
  OTHER_CONSIGNOR: m.fault_other_consignor,
  OTHERWISE_HERE: m.fault_otherwise_here,
  SOLD_HERE: m.fault_sold_here,
  SOLD_OTHERWISE: m.fault_sold_otherwise,
  SALE_SETTLED: m.fault_sale_settled,
  UNKNOWN_ITEM: m.fault_unknown_item,
  NOT_ON_SALE: m.fault_not_on_sale,
  SOLD_IN_ORDER: m.fault_sold_here,
  OTHER_DAY: m.fault_other_day,
  TOO_MANY_LINES: m.fault_too_many_lines,
  CHANGED_HERE: m.fault_changed_here,
};

/** What helps where the graph has no better value to offer. */
const ADVICE: Record<string, () => string> = {
  REQUIRED: m.advice_required,
  TOO_LONG: m.advice_too_long,
  NOT_A_DATE: m.advice_date,
  NOT_AN_AMOUNT: m.advice_amount,
  REPEATED: m.advice_repeated,
  DAMAGED_TEXT: m.advice_damaged_text,
  SPREADSHEET_ERROR: m.advice_spreadsheet_error,
  ROUNDED_NUMBER: m.advice_rounded_number,
  IN_FUTURE: m.advice_in_future,
  ROWS_IN_CELL: m.advice_rows_in_cell,
  SOLD_BEFORE_INTAKE: m.advice_sold_before_intake,
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
  SALE_SETTLED: m.advice_sale_settled,
  UNKNOWN_ITEM: m.advice_unknown_item,
  NOT_ON_SALE: m.advice_not_on_sale,
  TOO_MANY_LINES: m.advice_too_many_lines,
};

/** What is wrong; a code without words of ours keeps the graph's sentence. */
export function faultText({ code, column, message }: Fault): string {
  if (code === 'NOT_ALLOWED' && column?.toLowerCase() === 'status') return m.fault_unknown_state();
  return FAULTS[code]?.() ?? message;
}

/** The order in which something was sold, and its day: "1023, 2026-11-03". */
const SOLD_HINT = /^(\d+), (\d{4}-\d{2}-\d{2})$/;

/** What to do: a value that would do, or what helps with this kind of fault. */
export function adviceText({ code, hint }: Pick<Fault, 'code' | 'hint'>): string {
  if (code === 'CHANGED_HERE') return m.advice_changed_here({ value: hint ?? m.fault_blank() });
  if (code === 'MONTH_FIRST') return m.advice_month_first({ value: hint ?? '' });
  if (code === 'OTHER_DAY') return m.advice_other_day({ day: date(hint ?? '') });
  const sold = SOLD_HINT.exec(hint ?? '');
  if (sold) return m.advice_sold_in_order({ number: sold[1] ?? '', day: date(sold[2] ?? '') });
  return hint ?? ADVICE[code]?.() ?? '';
}
