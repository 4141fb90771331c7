import fc from 'fast-check';
import { addDays, localDateIn, type LocalDate } from '../../kernel/clock/clock';
import {
  faultsOfSteps,
  nextStep,
  offeredOn,
  priceOn,
  sharedAmount,
  type Schedule,
  type Scheduled,
} from './markdown.rules';

const FIRST_DAY = '2026-03-01';
const day = (at: number): LocalDate => addDays(FIRST_DAY, at);

const schedules: fc.Arbitrary<Schedule> = fc.record({
  steps: fc.uniqueArray(
    fc.record({ afterDays: fc.integer({ min: 1, max: 60 }), percent: fc.integer({ min: 1, max: 99 }) }),
    { maxLength: 5, selector: ({ afterDays }) => afterDays },
  ),
  floorMinor: fc.integer({ min: 0, max: 1500 }),
});
/** On sale since the first day; somebody set its price that day or later. */
const items = fc
  .record({
    priceMinor: fc.integer({ min: 0, max: 5000 }),
    askedAt: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
    returnAt: fc.option(fc.integer({ min: 0, max: 70 })),
    markdownOff: fc.constantFrom(false, false, false, true),
  })
  .map(({ priceMinor, askedAt, returnAt, markdownOff }): { item: Scheduled; askedAt: number } => ({
    askedAt,
    item: {
      ...{ state: 'ON_SALE', priceMinor, firstPriceMinor: priceMinor, markdownOff },
      ...{ onSaleOn: day(0), firstAskedOn: day(askedAt) },
      returnOn: returnAt === null ? null : day(returnAt),
    },
  }));

/** The prices of the days, one day after the other: a step lowers on its day, and nothing else does. */
function dayByDay({ item, askedAt }: { item: Scheduled; askedAt: number }, { steps, floorMinor }: Schedule) {
  let price = item.priceMinor ?? 0;
  return Array.from({ length: 80 }, (_none, at) => {
    const isReturned = item.returnOn !== null && day(at) > item.returnOn;
    const step = steps.find(({ afterDays }) => afterDays === at);
    if (step && at > askedAt && !isReturned && !item.markdownOff) {
      const cents = ((item.firstPriceMinor ?? 0) * (100 - step.percent)) / 100;
      const wanted = Math.floor(cents + 0.5 + 1e-9);
      if (wanted < price) price = Math.max(wanted, Math.min(price, floorMinor));
    }
    return price;
  });
}

test('the price of a day is what comes of going through the days one by one, however seldom somebody looks; after the day of return it stays [S22]', () => {
  fc.assert(
    fc.property(
      items,
      schedules,
      fc.uniqueArray(fc.integer({ min: 0, max: 79 }), { maxLength: 8 }),
      (given, schedule, looks) => {
        const prices = dayByDay(given, schedule);
        let item = given.item;
        const { returnOn } = item;
        for (const at of looks.toSorted((one, other) => one - other)) {
          const now = priceOn(item, schedule, day(at));
          const isReturned = returnOn !== null && day(at) > returnOn;
          // The price by hand is given from its day on: before it there is nothing to compare.
          if (isReturned) expect(now).toBe(item.priceMinor);
          else if (at >= given.askedAt) expect(now).toBe(prices[at]);
          item = { ...item, priceMinor: now };
          expect(priceOn(item, schedule, day(at))).toBe(now);
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test('the next step is the first day on which the price falls, and what it falls to [S22]', () => {
  fc.assert(
    fc.property(items, schedules, fc.integer({ min: 0, max: 79 }), (given, schedule, at) => {
      fc.pre(at >= given.askedAt);
      const prices = dayByDay(given, schedule);
      const item = { ...given.item, priceMinor: prices[at] ?? 0 };
      const later = prices.findIndex((price, on) => on > at && price < (prices[at] ?? 0));
      expect(nextStep(item, schedule, day(at))).toEqual(
        later === -1 ? null : { on: day(later), priceMinor: prices[later] },
      );
    }),
    { numRuns: 3000 },
  );
});

const jacket: Scheduled = {
  ...{ state: 'ON_SALE', priceMinor: 2495, firstPriceMinor: 2495, markdownOff: false },
  ...{ onSaleOn: day(0), firstAskedOn: day(0), returnOn: day(56) },
};
const usual: Schedule = {
  steps: [
    { afterDays: 28, percent: 20 },
    { afterDays: 42, percent: 50 },
  ],
  floorMinor: 500,
};

test('half a cent goes up, and the second step is of the price first asked too', () => {
  expect([27, 28, 41, 42, 56].map((at) => priceOn(jacket, usual, day(at)))).toEqual([
    2495, 1996, 1996, 1248, 1248,
  ]);
});

test('who looks for the first time today finds the step that is behind, from today on; nothing comes after the day of return', () => {
  expect(nextStep(jacket, usual, day(30))).toEqual({ on: day(30), priceMinor: 1996 });
  expect(nextStep({ ...jacket, priceMinor: 1996 }, usual, day(30))).toEqual({
    on: day(42),
    priceMinor: 1248,
  });
  expect(nextStep({ ...jacket, returnOn: day(40), priceMinor: 1996 }, usual, day(30))).toBeNull();
  expect(priceOn({ ...jacket, returnOn: day(29) }, usual, day(30))).toBe(2495);
  expect(priceOn({ ...jacket, returnOn: day(30) }, usual, day(30))).toBe(1996);
});

test('not below the floor, and what is below it already is left', () => {
  const at = (priceMinor: number) =>
    priceOn({ ...jacket, priceMinor, firstPriceMinor: priceMinor }, usual, day(50));
  expect([900, 501, 500, 499, 0].map(at)).toEqual([500, 500, 500, 499, 0]);
});

test('a price by hand is what later steps are of; the days count on', () => {
  const byHand = { ...jacket, priceMinor: 3000, firstPriceMinor: 3000, firstAskedOn: day(30) };
  expect([30, 41, 42].map((at) => priceOn(byHand, usual, day(at)))).toEqual([3000, 3000, 1500]);
});

test('only what is on sale is marked down, and only what the schedule is for', () => {
  expect(priceOn({ ...jacket, state: 'SOLD' }, usual, day(50))).toBe(2495);
  expect(priceOn({ ...jacket, markdownOff: true }, usual, day(50))).toBe(2495);
  expect(nextStep({ ...jacket, markdownOff: true }, usual, day(0))).toBeNull();
});

test.each([
  [
    'of different days that take off more and more, in any order',
    [
      [42, 50],
      [28, 20],
    ],
    [],
  ],
  [
    'two of one day',
    [
      [28, 20],
      [28, 30],
    ],
    [{ at: 1, key: 'afterDays' }],
  ],
  [
    'one that takes off as much as the one before',
    [
      [28, 20],
      [42, 20],
    ],
    [{ at: 1, key: 'percent' }],
  ],
  [
    'one that takes off less than one of a later day that was said before it',
    [
      [42, 20],
      [28, 30],
    ],
    [{ at: 1, key: 'percent' }],
  ],
  [
    'one that was mistyped last, and not those before it that stood well',
    [
      [28, 20],
      [42, 30],
      [14, 50],
    ],
    [{ at: 2, key: 'percent' }],
  ],
])('steps %s', (_what, pairs, faults) => {
  const steps = pairs.map(([afterDays = 0, percent = 0]) => ({ afterDays, percent }));
  expect(faultsOfSteps(steps)).toEqual(faults.map((fault) => expect.objectContaining(fault)));
});

test.each([
  ['STORE', 'MARKDOWN', 8000, 10_000],
  ['STORE', 'MARKDOWN', 7000, 9000],
  ['STORE', 'MARKDOWN', 9000, 10_000],
  ['STORE', 'MARKDOWN', 12_000, 12_000],
  ['STORE', 'MARKDOWN', 0, 2000],
  ['STORE', 'BY_HAND', 8000, 8000],
  ['SHARED', 'MARKDOWN', 8000, 8000],
] as const)(
  'borne by %s, priced %s at 80.00 of 100.00 and sold for %d: the share is of %d [R-CO5]',
  (markdownBorneBy, pricedBecause, soldFor, shared) => {
    const item = { priceMinor: 8000, firstPriceMinor: 10_000, pricedBecause, markdownBorneBy };
    expect(sharedAmount(soldFor, item)).toBe(shared);
  },
);

test('what was in force at the end of a day is what going through the changes one by one comes to [R-CO5]', () => {
  const reasons = fc.constantFrom('ASKED', 'BY_HAND', 'IMPORT', 'MARKDOWN', 'MARKDOWN');
  const changes = fc.uniqueArray(
    fc.record({ hour: fc.integer({ min: 0, max: 400 }), priceMinor: fc.nat(5000), because: reasons }),
    { selector: ({ hour }) => hour, maxLength: 10 },
  );
  const zones = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland');
  fc.assert(
    fc.property(changes, fc.integer({ min: -1, max: 20 }), zones, (given, on, zone) => {
      const prices = given
        .toSorted((one, two) => one.hour - two.hour)
        .map(({ hour, ...each }) => ({ ...each, at: new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000) }));
      let offered: ReturnType<typeof offeredOn> = {
        ...{ priceMinor: null, firstPriceMinor: null, pricedBecause: null },
      };
      for (const { at, priceMinor, because } of prices) {
        if (localDateIn(zone, at) > day(on)) break;
        const firstPriceMinor = because === 'MARKDOWN' ? offered.firstPriceMinor : priceMinor;
        offered = { priceMinor, firstPriceMinor, pricedBecause: because };
      }
      expect(offeredOn(prices.toReversed(), day(on), zone)).toEqual(offered);
    }),
    { numRuns: 1000 },
  );
});
