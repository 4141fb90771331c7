import * as m from '#lib/paraglide/messages.js';

/** The periods that are asked for at a counter, counted from today in the store's zone; a week begins on Monday. */
export function salePeriods(today: string) {
  const at = new Date(`${today}T00:00:00Z`);
  const monday = at.getTime() - ((at.getUTCDay() + 6) % 7) * 86_400_000;
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return [
    { name: 'all', word: m.period_all, period: { from: null, until: null } },
    { name: 'today', word: m.period_today, period: { from: today, until: today } },
    { name: 'week', word: m.period_week, period: { from: day(monday), until: day(monday + 6 * 86_400_000) } },
  ];
}
