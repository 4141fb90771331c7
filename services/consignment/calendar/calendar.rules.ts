import { addDays, daysBetween, type LocalDate } from '../../kernel/clock/clock';
import { invalidInput } from '../../kernel/refusal/refusal';

/** So many days of notes are read at once: a year, with the day on which it began. */
export const MOST_DAYS = 366;
/** So many days are drawn at once: a month, with the whole weeks that it is part of. */
export const MOST_DRAWN = 42;
/** So many notes of a day are drawn; all of them are in the list. */
export const DRAWN_A_DAY = 12;

/**
 * A note is ticked off for the goods that it was of then [K25b]. What was sold or taken back meanwhile leaves it ticked; what
 * came to this date since nobody has dealt with: it is open again.
 */
export function isTicked(items: readonly string[], tickedFor: readonly string[] | null): boolean {
  const dealtWith = new Set(tickedFor);
  return tickedFor !== null && items.every((id) => dealtWith.has(id));
}

/** The same for a statement, of arrays in the order of their ids; those that are equal, as most are, are compared but once. */
export const isTickedSql = (items: string, tickedFor: string): string =>
  `coalesce(${tickedFor} = ${items} OR ${tickedFor} @> ${items}, false)`;

/** Refuses days that end before they begin, and more than are read at once. */
export function assertDays(from: LocalDate, upTo: LocalDate, most: number, path: string): void {
  const days = daysBetween(from, upTo) + 1;
  if (days >= 1 && days <= most) return;
  const message = days < 1 ? `Not before ${from}` : `At most ${most} days, not ${days}`;
  throw invalidInput({ path, code: 'OUT_OF_RANGE', message });
}

/** Days that follow each other, both ends among them. */
export interface Days {
  from: LocalDate;
  upTo: LocalDate;
}

const FIRST_STRETCH = 7;

/** The days in stretches as they are read, forwards or back from the last: a week, and each twice as long as the one before. */
export function* stretchesOf({ from, upTo }: Days, backwards: boolean): Generator<Days> {
  let [first, last] = [from, upTo];
  for (let days = FIRST_STRETCH; first <= last; days *= 2) {
    if (backwards) {
      const begin = addDays(last, 1 - days);
      yield { from: begin > first ? begin : first, upTo: last };
      last = addDays(begin, -1);
    } else {
      const end = addDays(first, days - 1);
      yield { from: first, upTo: end < last ? end : last };
      first = addDays(end, 1);
    }
  }
}
