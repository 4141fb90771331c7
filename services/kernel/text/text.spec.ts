import fc from 'fast-check';
import { plainLine, plainText } from './text';

test('a line is trimmed, its spaces are single, and a Mac’s é is the é of everyone else', () => {
  expect(plainLine('  Jo\u0301ke\t de \n  Wit ')).toBe('J\u00f3ke de Wit');
  expect(plainLine('de\u00a0Wit\u2009&\u3000Co')).toBe('de Wit & Co');
  expect(plainLine(null)).toBe('');
});

test('nothing in a line hides or turns its direction round', () => {
  expect(plainLine('nagE\u202egne\u0000\u200b')).toBe('nagEgne');
});

test.each([
  ...['\u00ad', '\u034f', '\u061c', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a'],
  ...['\u202e', '\u2060', '\u2064', '\u2066', '\u2069', '\u3164', '\ufe0f', '\ufeff', '\ufff9', '\ufffd'],
  ...['\u{e0041}', '\ud800', '\uffff', '\u0007', '\u009f'],
])('%j is in no line and in no text, and alone it is blank', (hidden) => {
  expect(plainLine(`Jo${hidden}ke`)).toBe('Joke');
  expect(plainText(`Jo${hidden}ke\n`)).toBe('Joke');
  expect(plainLine(`e${hidden}\u0301`)).toBe('\u00e9');
  expect([plainLine(` ${hidden} `), plainText(`\n${hidden}\n`)]).toEqual(['', '']);
});

test.each(['\u00a0', '\u1680', '\u2003', '\u202f', '\u205f', '\u2800', '\u3000', '\u2028', '\u0085'])(
  '%j is a space between words, and alone it is blank',
  (space) => {
    expect(plainLine(`Jo${space}Wit`)).toBe('Jo Wit');
    expect([plainLine(space), plainText(space)]).toEqual(['', '']);
  },
);

test('an emoji stays whole', () => {
  expect([plainLine('👩\u200d'), plainLine('06\ufe0f12')]).toEqual(['👩', '0612']);
  for (const emoji of ['👩🏽‍🔬', '❤️', '👨‍👩‍👧', '1️⃣']) expect(plainLine(` ${emoji} `)).toBe(emoji);
});

test('a text keeps its lines', () => {
  expect(plainText(' first\r\n\r\n  second\tcolumn\rthird \u0007')).toBe('first\n\n  second\tcolumn\nthird');
  expect(plainText('a\u2028b\u00a0\u00a0c\u0085d')).toBe('a\nb  c\nd');
});

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      expect(plainLine(plainLine(value))).toBe(plainLine(value));
      expect(plainText(plainText(value))).toBe(plainText(value));
    }),
  );
});

test('neither begins nor ends with a blank, and a line has no two beside each other', () => {
  const typed = fc.string({ unit: fc.constantFrom(' ', '\n', 'a', '\u00a0', '\u200b', '-') });
  fc.assert(
    fc.property(typed, (value) => {
      expect(plainLine(value)).not.toMatch(/^\s|\s$|\s\s/);
      expect(plainText(value)).not.toMatch(/^\s|\s$/);
    }),
  );
});
