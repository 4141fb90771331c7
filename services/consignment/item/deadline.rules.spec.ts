import { daysBetween } from '../../kernel/clock/clock';
import { afterwardsOf, lastDayToCollect } from './deadline.rules';

test.each([
  ['2026-11-10', 14, '2026-11-24'],
  ['2026-11-10', 0, '2026-11-10'],
  ['2026-12-20', 14, '2027-01-03'],
  ['2028-02-20', 14, '2028-03-05'],
  // The day on which the clocks change is one day as well.
  ['2026-03-28', 1, '2026-03-29'],
  ['2026-10-24', 2, '2026-10-26'],
])('what was to go back on %s with %i days of grace is collected by %s [R-CO3]', (returnOn, grace, last) => {
  expect(lastDayToCollect(returnOn, grace)).toBe(last);
});

test('the last day to collect is never before the return date, and as many days after it as the store gives', () => {
  for (let grace = 0; grace <= 400; grace += 1)
    expect(daysBetween('2026-11-10', lastDayToCollect('2026-11-10', grace))).toBe(grace);
});

test.each([
  ['YES', 'STORE_DECIDES', 'DONATED'],
  ['YES', 'BECOMES_STORES', 'DONATED'],
  ['NO', 'STORE_DECIDES', 'STORE_DECIDES'],
  ['NO', 'BECOMES_STORES', 'BECOMES_STORES'],
  ['NOT_ASKED', 'STORE_DECIDES', 'STORE_DECIDES'],
  ['NOT_ASKED', 'DONATED', 'DONATED'],
] as const)('charity %s in a store that says %s: afterwards %s [R-CO4 S23]', (charity, ofStore, after) => {
  expect(afterwardsOf(charity, ofStore)).toBe(after);
});
