import { addDays, spanOf, weekNumber, weekOf } from './calendar-days';

test.each([
  ['2026-11-22', '2026-11-16', 47],
  ['2026-12-28', '2026-12-28', 53],
  ['2027-01-03', '2026-12-28', 53],
  ['2027-01-04', '2027-01-04', 1],
  ['2024-12-30', '2024-12-30', 1],
  ['2028-02-29', '2028-02-28', 9],
])('%s is in the week of %s, number %i', (date, monday, week) => {
  expect(weekOf(date)[0]).toBe(monday);
  expect(weekNumber(date)).toBe(week);
});

test('weeks follow each other without a day lost or twice, through both changes of the clock, for twenty years', () => {
  const seen: string[] = [];
  let week = 0;
  for (let monday = '2020-12-28'; monday < '2041-01-01'; monday = addDays(monday, 7)) {
    const days = weekOf(addDays(monday, seen.length % 7));
    expect(days).toHaveLength(7);
    expect(days[0]).toBe(monday);
    seen.push(...days);
    const next = weekNumber(monday);
    expect(next === week + 1 || (next === 1 && week >= 52) || week === 0).toBe(true);
    week = next;
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test.each([
  ['', '', '2026-10-23', '2027-01-21'],
  ['2026-12-01', '', '2026-12-01', '2027-01-30'],
  ['', '2026-12-01', '2026-11-01', '2026-12-01'],
  ['2026-12-05', '2026-12-01', '2026-12-01', '2026-12-05'],
  ['2026-01-01', '2030-01-01', '2026-01-01', '2027-01-01'],
])('a list from "%s" until "%s" has the days %s to %s', (from, until, first, last) => {
  expect(spanOf(from, until, '2026-11-22')).toEqual({ from: first, upTo: last });
});
