import { bytes, percent, unbroken } from './format';
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

test('a size keeps its unit on one line, also within a text of the graph’s', () => {
  expect([bytes(25 * 1024 * 1024), bytes(512_000)]).toEqual(['25\u00a0MB', '512\u00a0kB']);
  expect(unbroken('192 MB of 12 Mbit, 60 %, row 4')).toBe('192\u00a0MB of 12 Mbit, 60\u00a0%, row 4');
});
