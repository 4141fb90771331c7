import { addDays, isLocalDate } from '../clock/clock';
import { unreadable, type CellRead } from './column';

const TIME = /[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?Z?$/;
// The days since 1899-12-30 of 1950 and 2100: outside, a five-digit number is no date that anybody means.
const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_051;

/**
 * A date: 19-10-2026, 19.10.2026, 19/10/2026, 2026-10-19, 20261019 or a spreadsheet's serial number. A time behind
 * it is dropped. The day comes before the month; a year of two digits and the American order are refused with a hint.
 */
export function readDate(text: string): CellRead {
  const date = text.replace(TIME, '');
  const serial = /^(\d{5})(?:[.,]\d+)?$/.exec(date);
  if (serial) return serialDate(text, Number(serial[1]));
  const dayFirst = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})$/.exec(date);
  if (dayFirst) {
    const [, day = '', separator = '-', month = '', year = ''] = dayFirst;
    return fromParts(text, year, month, day, (y, m, d) => [d, m, y].join(separator));
  }
  const yearFirst = /^(\d{4})([-./]?)(\d{1,2})\2(\d{1,2})$/.exec(date);
  if (yearFirst && (yearFirst[2] || date.length === 8)) {
    const [, year = '', separator = '-', month = '', day = ''] = yearFirst;
    return fromParts(text, year, month, day, (y, m, d) => [y, m, d].join(separator));
  }
  return refused(text);
}

type Written = (year: string, month: string, day: string) => string;

function fromParts(text: string, year: string, month: string, day: string, written: Written): CellRead {
  const hint = (y: string, m: string, d: string): string | null =>
    isLocalDate(`${y}-${m}-${d}`) ? `${written(y, m, d)}?` : null;
  const [m, d] = [month.padStart(2, '0'), day.padStart(2, '0')];
  if (year.length === 2) return refused(text, hint(`20${year}`, m, d));
  const date = `${year}-${m}-${d}`;
  if (isLocalDate(date)) {
    if (year >= '1900' && year < '2200') return { value: date };
    return unreadable('OUT_OF_RANGE', `“${text}” is not in our time.`);
  }
  if (Number(m) > 12) return refused(text, hint(year, d, m));
  return refused(text, Number(d) > 28 && Number(d) <= 31 ? hint(year, m, lastDayOf(year, m)) : null);
}

function lastDayOf(year: string, month: string): string {
  const last = [31, 30, 29, 28].find((day) => isLocalDate(`${year}-${month}-${day}`));
  return String(last ?? '');
}

function serialDate(text: string, days: number): CellRead {
  if (days < FIRST_SERIAL || days > LAST_SERIAL) return refused(text);
  return { value: addDays('1899-12-30', days) };
}

function refused(text: string, hint: string | null = null): CellRead {
  return unreadable('NOT_A_DATE', `“${text}” is not a date.`, hint);
}
