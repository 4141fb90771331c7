import {
  isBirthDate,
  isReached,
  mayKeepDac7,
  taxNumberOf,
  thresholdOf,
  wholeYear,
  countedOf,
} from './dac7.rules';

test.each([
  [29, 200_000, false],
  [30, 1, true],
  [1, 200_000, false],
  [1, 200_001, true],
  [0, 0, false],
])('%i sales for %i cents: reported is %s [L9]', (count, soldForMinor, reached) => {
  expect(isReached({ count, soldForMinor }, 200_000)).toBe(reached);
});

test('the threshold is the law’s where the store says nothing, in crowns a round sum below it', () => {
  expect(thresholdOf({ currency: 'EUR', dac7ThresholdMinor: null })).toBe(200_000);
  expect(thresholdOf({ currency: 'SEK', dac7ThresholdMinor: null })).toBe(2_000_000);
  expect(thresholdOf({ currency: 'SEK', dac7ThresholdMinor: 2_280_000 })).toBe(2_280_000);
  expect(['NL', 'SE', 'NO', 'DK', ''].map((country) => mayKeepDac7({ country }))).toEqual([
    ...[true, true, false, false, false],
  ]);
});

test('a year has four quarters, and counts what is sold on the web alone where the store says so', () => {
  const sums = (count: number) => ({ count, soldForMinor: count * 100, shareMinor: count * 50 });
  const year = wholeYear([
    { quarter: 2, online: sums(3), till: sums(4) },
    { quarter: 4, online: sums(1), till: sums(0) },
  ]);
  expect(year.map(({ quarter, online }) => [quarter, online.count])).toEqual([
    ...[
      [1, 0],
      [2, 3],
      [3, 0],
      [4, 1],
    ],
  ]);
  expect(countedOf(year, 'ALL')).toEqual(sums(8));
  expect(countedOf(year, 'ONLINE')).toEqual(sums(4));
});

test.each([
  ['123456782', '123456782'],
  ['1234 56 782', '123456782'],
  ['111222333', '111222333'],
  ['123456789', null],
  ['000000000', null],
  ['12345678', null],
  ['10000008', '010000008'],
  ['', null],
  ['12345678a', null],
  ['1234567820', null],
])('BSN %j is kept as %j', (written, kept) => {
  expect(taxNumberOf(written, 'NL', '1980-01-01')).toBe(kept);
});

test.each([
  ['811228-9874', '1981-12-28', '198112289874'],
  ['19811228 9874', '1981-12-28', '198112289874'],
  ['811228-9875', '1981-12-28', null],
  ['811228-9874', '1981-12-27', null],
  ['20811228-9874', '1981-12-28', null],
  // Not registered: the day has 60 more.
  ['701063-2391', '1970-10-03', '197010632391'],
  ['8112289874', '1881-12-28', '188112289874'],
  ['811228', '1981-12-28', null],
])('personnummer %j of somebody born on %s is kept as %j', (written, born, kept) => {
  expect(taxNumberOf(written, 'SE', born)).toBe(kept);
});

test.each([
  ['2026-11-22', true],
  ['2026-11-23', false],
  ['1906-11-22', true],
  ['1905-12-31', false],
])('born on %s on the 22nd of November 2026: %s', (born, may) => {
  expect(isBirthDate(born, '2026-11-22')).toBe(may);
});
