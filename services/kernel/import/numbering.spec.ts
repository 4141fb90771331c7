import { reachOf } from './numbering';

const LARGEST = 99_999_999;
const some = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_none, at) => first + at);
const reach = (last: number, numbers: number[], isEmpty = false) =>
  reachOf({ last, isEmpty }, numbers, LARGEST);

test.each([
  ['nothing', 2054, [], 2054],
  ['lower numbers', 2054, [7, 12], 2054],
  ['the next ones', 2054, [2056, 2055], 2056],
  ['a few thousand more', 1000, [5000, 12], 5000],
  ['nine times as high', 2054, [18_486], 18_486],
  ['ten times as high, where few are left out', 12, [700], 700],
  ['many rows of a numbering of their own', 1005, some(20_260_001, 20), 20_260_020],
])('numbers go on behind a file of %s', (_file, last, numbers, reached) => {
  expect(reach(last, numbers)).toEqual({ last: reached, jump: null });
});

test.each([
  ['the largest there is', 2054, [99_999_999], 2054],
  ['a digit too many', 2054, [2055, 20_560], 2055],
  ['several that are mistyped', 2054, [2056, 99_999_999, 2055, 20_540_000], 2056],
  ['one beyond a numbering of its own', 1005, [...some(20_260, 600), 99_999_999], 20_859],
  ['a numbering that ends where numbers end', 2054, some(99_999_000, 900), 2054],
])('a file with %s is not followed there', (_file, last, numbers, reached) => {
  const jump = Math.min(...numbers.filter((number) => number > reached));
  expect(reach(last, numbers)).toEqual({ last: reached, jump });
});

test('a store without numbers begins where its first file does, and nowhere near the end', () => {
  expect(reach(1000, [20_005, 20_001], true)).toEqual({ last: 20_005, jump: null });
  expect(reach(0, [620_002], true)).toEqual({ last: 620_002, jump: null });
  expect(reach(1000, [12, 5000], true)).toEqual({ last: 5000, jump: null });
  expect(reach(1000, [99_999_999], true)).toEqual({ last: 1000, jump: 99_999_999 });
  expect(reach(1000, [1441, 99_999_999], true)).toEqual({ last: 1441, jump: 99_999_999 });
});
