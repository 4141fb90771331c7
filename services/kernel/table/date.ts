import { addDays, isLocalDate, localDateIn } from '../clock/clock';
import { unreadable, type CellRead, type ColumnSpec } from './column';
import { namedDate } from './month';

/** A time of day, and where it is that time: nothing, UTC, or so many hours from it. */
const TIME =
  /(?:[ T]|, )(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?(?: ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?$/i;
// The days since 1899-12-30 of 1950 and 2100: outside, a five-digit number is no date that anybody means.
const FIRST_SERIAL = 18_264;
const LAST_SERIAL = 73_051;
/** A year of two digits beside a month's name is one of these; there it can be no day. */
const LAST_SHORT_YEAR = '49';
const DAY_FIRST = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})([-./]?)(\d{1,2})\2(\d{1,2})$/;

/**
 * A date: 19-10-2026, 19.10.2026, 19/10/2026, 2026-10-19, 20261019, 19 okt 2026 or a spreadsheet's serial number. A time
 * behind it is dropped, unless it says where it is that time: such an instant is the day of the store. The day comes
 * before the month; a year of two digits and the American order are refused with a hint.
 */
export function readDate(text: string, spec: Pick<ColumnSpec, 'timeZone' | 'latest'> = {}): CellRead {
  const time = TIME.exec(text);
  const read = readDay(text, time === null ? text : text.slice(0, time.index));
  if ('fault' in read || typeof read.value !== 'string') return read;
  const date = time?.[5] === undefined ? read.value : dayOf(read.value, time, spec.timeZone ?? 'UTC');
  if (date === null) return refused(text);
  if (spec.latest === undefined || date <= spec.latest) return { value: date };
  return unreadable('IN_FUTURE', `“${text}” is still to come: today is ${spec.latest}.`);
}

/** The same text with its day before its month, where it can be read as an American date; null where it cannot. */
export function asMonthFirst(
  text: string,
): { dayFirst: string; month: number; day: number; separator: string } | null {
  const time = TIME.exec(text);
  const date = time === null ? text : text.slice(0, time.index);
  const [, month = '', separator = '', day = '', year = ''] = DAY_FIRST.exec(date) ?? [];
  if (month === '') return null;
  const whole = year.length === 2 ? `20${year}` : year;
  const dayFirst = [day, month, whole].join(separator) + text.slice(date.length);
  return { dayFirst, month: Number(month), day: Number(day), separator };
}

function readDay(text: string, date: string): CellRead {
  const serial = /^(\d{5})(?:[.,]\d+)?$/.exec(date);
  if (serial) return serialDate(text, Number(serial[1]));
  const dayFirst = DAY_FIRST.exec(date);
  if (dayFirst) {
    const [, day = '', separator = '-', month = '', year = ''] = dayFirst;
    return fromParts(text, year, month, day, (y, m, d) => [d, m, y].join(separator));
  }
  const yearFirst = YEAR_FIRST.exec(date);
  if (yearFirst && (yearFirst[2] || date.length === 8)) {
    const [, year = '', separator = '-', month = '', day = ''] = yearFirst;
    return fromParts(text, year, month, day, (y, m, d) => [y, m, d].join(separator));
  }
  return readNamed(text, date);
}

/** With the month's name it is plain which number is the year, however few digits it has. */
function readNamed(text: string, date: string): CellRead {
  const named = namedDate(date);
  if (named === null || (named.year.length === 2 && named.year > LAST_SHORT_YEAR)) return refused(text);
  const year = named.year.length === 2 ? `20${named.year}` : named.year;
  return fromParts(text, year, String(named.month), named.day, (y, m, d) => [d, m, y].join('-'));
}

/** The day on the store's calendar at this instant. */
function dayOf(date: string, time: RegExpExecArray, timeZone: string): string | null {
  const [, hours = '', minutes = '', seconds = '00', half, zone = 'Z'] = time;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  const [, sign, zoneHours = '00', zoneMinutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const at = `${date}T${String(hour).padStart(2, '0')}:${minutes}:${seconds}${sign ?? '+'}${zoneHours}:${zoneMinutes}`;
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? null : localDateIn(timeZone, instant);
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
