import { bytes, percent } from './format';
import { overwriteGetLocale } from './paraglide/runtime';

afterAll(() => overwriteGetLocale(() => 'en'));

test.each([
  ['nl', '60\u00a0%', '62,5\u00a0%'],
  ['nb', '60\u00a0%', '62,5\u00a0%'],
  ['sv', '60\u00a0%', '62,5\u00a0%'],
  ['en', '60%', '62.5%'],
] as const)('in %s a percentage keeps its sign on one line', (locale, whole, part) => {
  overwriteGetLocale(() => locale);
  expect([percent(60), percent(62.5)]).toEqual([whole, part]);
});

test('a size is said in the unit that people count it by', () =>
  expect([bytes(25 * 1024 * 1024), bytes(512_000)]).toEqual(['25 MB', '512 kB']));
