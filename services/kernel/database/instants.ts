import { types } from 'pg';

const { TIMESTAMPTZ } = types.builtins;
const usual = types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => unknown;

/** pg's own reader goes through a regular expression, for every instant of every row; ours knows how UTC is written. */
export const typesOf = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === (TIMESTAMPTZ as number) && format !== 'binary'
      ? instantOf
      : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};

/** "2026-11-26 13:00:00.123456+00", to the millisecond; however else it is written, as pg reads it. */
export function instantOf(text: string): unknown {
  const end = text.length - 3;
  const isPlain =
    (end === 19 || (end > 20 && text[19] === '.')) &&
    // Before the year 1000 the calendar's own functions take a year for another.
    text[0] !== '0' &&
    text[4] === '-' &&
    text[10] === ' ' &&
    text.endsWith('+00');
  if (!isPlain) return usual(text);
  let ms = 0;
  for (let at = 20; at < 23; at += 1) ms = ms * 10 + (at < end ? digit(text, at) : 0);
  return new Date(
    Date.UTC(
      two(text, 0) * 100 + two(text, 2),
      two(text, 5) - 1,
      two(text, 8),
      two(text, 11),
      two(text, 14),
      two(text, 17),
      ms,
    ),
  );
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 0x30;
const two = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);
