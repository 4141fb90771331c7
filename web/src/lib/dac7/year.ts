import { todayIn } from '#lib/format.ts';

/** The years that are offered: this one and those that a tax office may still ask about. */
const SHOWN = 4;

/** The year that an address names, of those that are offered; this one where it names none. */
export function yearIn(asked: string | null, timeZone: string): { year: number; years: number[] } {
  const now = Number(todayIn(timeZone).slice(0, 4));
  const years = Array.from({ length: SHOWN }, (_none, back) => now - back);
  return { year: years.find((each) => String(each) === asked) ?? now, years };
}
