import { readAmount, typedAmount } from './amount.ts';
import { locales, overwriteGetLocale } from './paraglide/runtime.js';

test.each([
  ['45', 4500],
  ['45,5', 4550],
  ['45.50', 4550],
  [' € 45,00 ', 4500],
  ['45,-', 4500],
  ['45,--', 4500],
  ['kr 1 250,50', 125050],
  ['1\u00a0250 kr', 125000],
  ['1.250,50', 125050],
  ['1,250.50', 125050],
  ['1.250.000', 125000000],
  ["1'250", 125000],
  ['0', 0],
  ['', null],
  ['  ', null],
])('%j is read as %s minor units', (typed, minor) => expect(readAmount(typed, 'EUR')).toBe(minor));

test.each([
  '1.500',
  '1,500',
  '-5',
  '4,555',
  'veertig',
  '€',
  '4..5',
  '12 €50',
  '12 50',
  '1 2 3',
  '9'.repeat(20),
])('%j is no amount, or more than one', (typed) => expect(readAmount(typed, 'EUR')).toBe('unreadable'));

test('a currency without small change takes none', () => {
  expect(readAmount('1250', 'ISK')).toBe(1250);
  expect(readAmount('12,50', 'ISK')).toBe('unreadable');
});

test('what a form shows of an amount it reads again as the same, in every language', () => {
  for (const locale of locales) {
    overwriteGetLocale(() => locale);
    for (const amountMinor of [0, 5, 4250, 125_000, 10_000_000_000])
      expect(readAmount(typedAmount({ amountMinor, currency: 'EUR' }), 'EUR')).toBe(amountMinor);
  }
  expect(typedAmount(null)).toBe('');
});
