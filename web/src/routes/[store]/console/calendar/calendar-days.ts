const DAY_MS = 86_400_000;

const utcOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

/** The day so many days later, or earlier. A day of 23 hours is one, too. */
export const addDays = (date: string, days: number): string => dateOf(utcOf(date) + days * DAY_MS);

/** How many days lie between two. */
export const daysBetween = (from: string, until: string): number => (utcOf(until) - utcOf(from)) / DAY_MS;

/** Monday to Sunday of the week that a day is in, as ISO 8601 and all four countries have it. */
export function weekOf(date: string): string[] {
  const sinceMonday = (new Date(utcOf(date)).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, at) => addDays(date, at - sinceMonday));
}

/** The number of that week: the first one of a year has its first Thursday. */
export function weekNumber(date: string): number {
  const thursday = weekOf(date)[3] ?? date;
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

/** The days of a list where the address names none: a month back, and two ahead. */
const BACK = 30;
const AHEAD = 60;
/** As many as the graph reads at once. */
const MOST_DAYS = 366;

/** The days of a list: as the address says, the earlier first, and no more than are read at once. */
export function spanOf(from: string, until: string, today: string): { from: string; upTo: string } {
  const [one, other] = [from || addDays(until || today, -BACK), until || addDays(from || today, AHEAD)];
  const [first, last] = one <= other ? [one, other] : [other, one];
  const latest = addDays(first, MOST_DAYS - 1);
  return { from: first, upTo: last < latest ? last : latest };
}
