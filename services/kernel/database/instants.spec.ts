import { types } from 'pg';
import { instantOf } from './instants';

const usual = types.getTypeParser(types.builtins.TIMESTAMPTZ, 'text') as (text: string) => unknown;

test.each([
  '2026-11-26 13:00:00+00',
  '2026-11-26 13:00:00.1+00',
  '2026-11-26 13:00:00.12+00',
  '2026-11-26 13:00:00.123+00',
  '2026-11-26 13:00:00.123456+00',
  '2024-02-29 23:59:59.999999+00',
  '0999-12-31 00:00:00+00',
  '0044-03-15 12:00:00+00',
  '1969-07-20 20:17:40+00',
  '2026-11-26 14:00:00+01',
  '2026-11-26 18:30:00+05:30',
  '2026-11-26 13:00:00.5-03:30',
  '12026-11-26 13:00:00+00',
  '0044-03-15 12:00:00+00 BC',
  'infinity',
  '-infinity',
])('%s is read as pg reads it', (text) => {
  expect(instantOf(text)).toEqual(usual(text));
});

test('ten thousand instants of two centuries are read as pg reads them', () => {
  for (let at = 0; at < 10_000; at += 1) {
    const instant = new Date(Date.UTC(1900, 0, 1) + at * 631_138_519);
    const text = instant.toISOString().replace('T', ' ').replace('Z', '+00');
    expect(instantOf(text)).toEqual(instant);
  }
});
