import fc from 'fast-check';
import { lowestBefore, pricedNow, reductionOf, type OfferedPrice } from './price.rules';

const HOUR = 3_600_000;
const DAYS_30 = 30 * 24;
const hour = (at: number): Date => new Date(Date.UTC(2026, 0, 1) + at * HOUR);
const offered = (at: number, priceMinor: number): OfferedPrice => ({ at: hour(at), priceMinor });

/** Prices that change on whole hours of a hundred days, newest first. */
const histories = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 2400 }), fc.integer({ min: 0, max: 50 })), {
    ...{ selector: ([at]) => at, minLength: 1, maxLength: 12 },
  })
  .map((changes) => changes.toSorted(([one], [other]) => other - one));

/** Hour by hour, what it cost in that hour. */
function slowly(changes: readonly (readonly [number, number])[], before: number): number | null {
  let lowest: number | null = null;
  for (let at = before - DAYS_30; at < before; at += 1) {
    const inForce = changes.find(([since]) => since <= at);
    if (inForce !== undefined) lowest = Math.min(lowest ?? Infinity, inForce[1]);
  }
  return lowest;
}

test('the lowest price of the 30 days before is what looking at every hour of them finds [L10]', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: -10, max: 3500 }), (changes, before) => {
      const prices = changes.map(([at, price]) => offered(at, price));
      expect(lowestBefore(prices, hour(before))).toBe(slowly(changes, before));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['never on sale before', [offered(0, 1000)], null],
  ['a lower price', [offered(100, 800), offered(0, 1000)], { fromMinor: 1000, percent: 20 }],
  ['a higher price', [offered(100, 1200), offered(0, 1000)], null],
  [
    'set by hand within a day of the first one: a slip that was mended',
    [{ ...offered(23, 1000), because: 'BY_HAND' as const }, offered(0, 100_000)],
    null,
  ],
  [
    'set by hand a day after',
    [{ ...offered(24, 800), because: 'BY_HAND' as const }, offered(0, 1000)],
    { fromMinor: 1000, percent: 20 },
  ],
  ['a third is rounded down', [offered(100, 2000), offered(0, 3000)], { fromMinor: 3000, percent: 33 }],
  ['raised just before, to be reduced', [offered(200, 1000), offered(190, 2000), offered(0, 1000)], null],
  [
    'a sale of a few days counts for 30',
    [offered(900, 900), offered(300, 2000), offered(250, 1000), offered(0, 2000)],
    { fromMinor: 1000, percent: 10 },
  ],
  [
    'and not for 31: it ended when the 30 days began',
    [offered(300 + DAYS_30, 900), offered(300, 2000), offered(250, 1000), offered(0, 2000)],
    { fromMinor: 2000, percent: 55 },
  ],
])('%s [L10]', (_what, prices, reduction) => {
  expect(reductionOf(prices)).toEqual(reduction);
});

test('of two prices at one moment the second is after the first', () => {
  const now = hour(5);
  expect(pricedNow({ pricedAt: null }, now, 'ASKED')).toEqual({ pricedAt: now, pricedBecause: 'ASKED' });
  expect(pricedNow({ pricedAt: now }, now, 'BY_HAND').pricedAt.getTime()).toBe(now.getTime() + 1);
  expect(pricedNow({ pricedAt: hour(4) }, now, 'BY_HAND').pricedAt).toEqual(now);
});
