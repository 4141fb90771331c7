import fc from 'fast-check';
import { plainLine, plainText } from './text';

test('a line is trimmed, its spaces are single, and a Mac’s é is the é of everyone else', () => {
  expect(plainLine('  Jo\u0301ke\t de \n  Wit ')).toBe('J\u00f3ke de Wit');
  expect(plainLine('\u00a0')).toBe('');
  expect(plainLine(null)).toBe('');
});

test('nothing in a line hides or turns its direction round', () => {
  expect(plainLine('nagE\u202egne\u0000\u200b')).toBe('nagEgne');
});

test('a text keeps its lines', () => {
  expect(plainText(' first\r\n\r\n  second\tcolumn\rthird \u0007')).toBe('first\n\n  second\tcolumn\nthird');
});

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      expect(plainLine(plainLine(value))).toBe(plainLine(value));
      expect(plainText(plainText(value))).toBe(plainText(value));
    }),
  );
});
