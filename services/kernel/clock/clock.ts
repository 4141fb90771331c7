import { Kept } from '../kept/kept';
import { CALENDAR_BYTES } from '../kept/limits';

/** Time is handed in, never taken: a rule that asks for a clock can be tested on the last day of a month. */
export interface Clock {
  now(): Date;
}

export interface FixedClock extends Clock {
  /** Moves this clock on by so many milliseconds. */
  advance(milliseconds: number): void;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at `iso` until it is moved on. */
export function fixedClock(iso: string): FixedClock {
  let at = Date.parse(iso);
  if (Number.isNaN(at)) throw new Error(`Not an instant: ${iso}`);
  return {
    now: () => new Date(at),
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}

/** A calendar date `YYYY-MM-DD` without a zone: what "the return date" means to the people of a store. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
// Building a formatter costs far more than using it.
const calendars = new Kept<Intl.DateTimeFormat>('calendars');

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = calendars.find(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    calendars.keep(timeZone, formatter, CALENDAR_BYTES);
  }
  return formatter;
}

/** The date that the calendar on the wall in `timeZone` shows at this instant. */
export function localDateIn(timeZone: string, instant: Date): LocalDate {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** Today in `timeZone`. */
export function todayIn(timeZone: string, clock: Clock): LocalDate {
  return localDateIn(timeZone, clock.now());
}

/** Whether this is a day that exists, written `YYYY-MM-DD`. There was no year 0, as the database knows, too. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string' || !/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** The date `days` later (or earlier, when negative). No zone: a day of 23 hours is still one day. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(utcOf(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days `until` lies after `from`. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return (utcOf(until) - utcOf(from)) / DAY_MS;
}

/** The first day of the month that `date` lies in. */
export function startOfMonth(date: LocalDate): LocalDate {
  utcOf(date);
  return `${date.slice(0, 7)}-01`;
}

function utcOf(date: LocalDate): number {
  if (!isLocalDate(date)) throw new Error(`Not a date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}
