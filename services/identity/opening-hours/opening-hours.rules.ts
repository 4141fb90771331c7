import { daysBetween, type LocalDate } from '../../kernel/clock/clock';
import type { FieldFault } from '../../kernel/refusal/refusal';

/** In their order; the week begins with Monday in all countries of the product. */
export const weekdays = {
  MONDAY: 'Monday.',
  TUESDAY: 'Tuesday.',
  WEDNESDAY: 'Wednesday.',
  THURSDAY: 'Thursday.',
  FRIDAY: 'Friday.',
  SATURDAY: 'Saturday.',
  SUNDAY: 'Sunday.',
} as const;
export type WeekdayName = keyof typeof weekdays;

export interface Period {
  opensAt: string;
  closesAt: string;
}
export interface Day {
  weekday: WeekdayName;
  periods: Period[];
}
export interface Exception {
  from: LocalDate;
  upTo: LocalDate;
  reason: string;
  periods: Period[];
}

export const MOST_PERIODS = 2;
export const MOST_EXCEPTIONS = 30;
export const LONGEST_REASON = 60;
export const LONGEST_NOTE = 2_000;
const LONGEST_EXCEPTION = 366;
export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Midnight closes a day as 24:00. */
const minutes = (time: string, isEnd = false): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute || (isEnd ? 24 * 60 : 0);
};

/** What cannot be of the periods of a day: each ends after it began, and begins after the one before has ended. */
function periodFaults(path: string, periods: readonly Period[]): FieldFault[] {
  return periods.flatMap(({ opensAt, closesAt }, at): FieldFault[] => {
    const before = periods[at - 1];
    const place = `${path}.periods.${at}`;
    if (minutes(closesAt, true) <= minutes(opensAt))
      return [{ path: `${place}.closesAt`, code: 'OUT_OF_RANGE', message: `Later than ${opensAt}` }];
    if (before !== undefined && minutes(opensAt) <= minutes(before.closesAt, true))
      return [{ path: `${place}.opensAt`, code: 'OUT_OF_RANGE', message: `Later than ${before.closesAt}` }];
    return [];
  });
}

/** What cannot be about a week. */
export function dayFaults(days: readonly Day[]): FieldFault[] {
  const seen = days.map(({ weekday }) => weekday);
  return days.flatMap(({ weekday, periods }, at) => [
    ...(seen.indexOf(weekday) < at
      ? [{ path: `days.${at}.weekday`, code: 'TAKEN' as const, message: 'Each day once' }]
      : []),
    ...periodFaults(`days.${at}`, periods),
  ]);
}

/** What cannot be about days on which it is otherwise: none lies in two of them. */
export function exceptionFaults(exceptions: readonly Exception[]): FieldFault[] {
  return exceptions.flatMap(({ from, upTo, reason, periods }, at): FieldFault[] => {
    const place = `exceptions.${at}`;
    const faults = periodFaults(place, periods);
    if (reason === '') faults.unshift({ path: `${place}.reason`, code: 'REQUIRED', message: 'Why' });
    const days = daysBetween(from, upTo);
    if (days < 0 || days >= LONGEST_EXCEPTION)
      return [
        ...[
          {
            path: `${place}.upTo`,
            code: 'OUT_OF_RANGE' as const,
            message: `From ${from} on, at most a year`,
          },
        ],
        ...faults,
      ];
    if (exceptions.slice(0, at).some((other) => other.from <= upTo && from <= other.upTo))
      return [{ path: `${place}.from`, code: 'TAKEN', message: 'Another one is of this day' }, ...faults];
    return faults;
  });
}

/** Open days of a week, in its order: a day without a period is closed, and need not be told. */
export function openDays(days: readonly Day[]): Day[] {
  const order = Object.keys(weekdays);
  return days
    .filter(({ periods }) => periods.length > 0)
    .toSorted((one, other) => order.indexOf(one.weekday) - order.indexOf(other.weekday));
}

/** Those that have not passed, in the order of their days. */
export function upcoming(exceptions: readonly Exception[], today: LocalDate): Exception[] {
  return exceptions
    .filter(({ upTo }) => upTo >= today)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}
