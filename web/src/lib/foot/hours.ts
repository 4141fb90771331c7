import { date } from '#lib/format.ts';
import type { PageStore } from '#lib/graph/frame.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import * as m from '#lib/paraglide/messages.js';

export type Hours = PageStore['openingHours'];
export type Period = Hours['days'][number]['periods'][number];
export type Weekday = Hours['days'][number]['weekday'];

export const WEEKDAYS: readonly Weekday[] = [
  ...(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const),
];

/** A day of the week in the reader's language; the first of January 2024 was a Monday. */
export function weekdayName(weekday: Weekday, style: 'long' | 'short' = 'long'): string {
  const at = Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(weekday));
  return new Intl.DateTimeFormat(getLocale(), { weekday: style, timeZone: 'UTC' })
    .format(at)
    .replace(/\.$/, '');
}

/** "10:00–12:30, 13:30–17:30", or that it is closed. */
export function periodsText(periods: readonly Period[]): string {
  if (periods.length === 0) return m.hours_closed();
  return periods
    .map(({ opensAt, closesAt }) => `${opensAt}–${closesAt === '00:00' ? '24:00' : closesAt}`)
    .join(', ');
}

/** The week, days that follow each other and are alike in one line; nothing where no hours are said. */
export function weekLines({ days }: Pick<Hours, 'days'>): { days: string; times: string }[] {
  if (days.length === 0) return [];
  const lines: { first: Weekday; last: Weekday; times: string }[] = [];
  for (const weekday of WEEKDAYS) {
    const times = periodsText(days.find((each) => each.weekday === weekday)?.periods ?? []);
    const line = lines.at(-1);
    if (line?.times === times) line.last = weekday;
    else lines.push({ first: weekday, last: weekday, times });
  }
  return lines.map(({ first, last, times }) => {
    const names = [...new Set([first, last])].map((each) => weekdayName(each, 'short'));
    return { days: names.join('–'), times };
  });
}

/** Days on which it is otherwise: which, when, and why. */
export function exceptionLines({ exceptions }: Pick<Hours, 'exceptions'>) {
  return exceptions.map(({ from, upTo, reason, periods }) => ({
    days: from === upTo ? date(from, 'short') : `${date(from, 'short')} – ${date(upTo, 'short')}`,
    times: periodsText(periods),
    reason,
  }));
}
