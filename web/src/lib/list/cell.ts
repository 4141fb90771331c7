import { date, instantDate, instantTime, money, number } from '#lib/format.ts';
import type { Cell, Column } from './list.ts';

const STARTS_WITH_DAY = /^\d{4}-\d{2}-\d{2}/;

/** Whether a row has anything in a column. */
export function isFilled<Row>(column: Column<Row, string, string, string>, row: Row): boolean {
  const value = column.cell?.(row, [column.key]);
  return value !== null && value !== undefined && value !== '';
}

/** A cell as it is written in the reader's language; null where it stays empty. */
export function cellOf<Row>(
  column: Column<Row, string, string, string>,
  row: Row,
  shown: readonly string[],
  timeZone: string,
): Cell | null {
  const value = column.cell?.(row, shown);
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return { text: number(value) };
  if (typeof value === 'string') return { text: timeText(value, column.isTime, timeZone) };
  if ('text' in value) return { ...value, text: timeText(value.text, column.isTime, timeZone) };
  // An amount of nothing steps back.
  return { text: money(value), look: value.amountMinor === 0 && 'faint' };
}

/** A day of the store's calendar stands in no zone; an instant is shown in the store's. */
function timeText(text: string, isTime: 'day' | 'moment' | undefined, timeZone: string): string {
  // "Never" stands where a day would.
  if (!STARTS_WITH_DAY.test(text)) return text;
  if (isTime === 'moment') return instantTime(text, timeZone);
  if (isTime === 'day') return text.includes('T') ? instantDate(text, timeZone) : date(text);
  return text;
}
