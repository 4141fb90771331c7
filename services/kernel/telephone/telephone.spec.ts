import fc from 'fast-check';
import { isFigures, telephoneDigits } from './telephone';

test.each([
  ['06-12345678', 'NL', '612345678'],
  ['+31612345678', 'NL', '612345678'],
  ['0031612345678', 'NL', '612345678'],
  ['+31 (0)6 12 34 56 78', 'NL', '612345678'],
  ['(030) 231 44 90', 'NL', '302314490'],
  ['31612345678', 'NL', '612345678'],
  ['22 33 44 55', 'NO', '22334455'],
  ['+47 22 33 44 55', 'NO', '22334455'],
  ['004722334455', 'NO', '22334455'],
  ['4722334455', 'NO', '22334455'],
  // An eight-digit number that begins as the country's code does.
  ['47 12 34 56', 'NO', '47123456'],
  ['02222', 'NO', '02222'],
  ['070-123 45 67', 'SE', '701234567'],
  ['+46 (0)70-123 45 67', 'SE', '701234567'],
  ['0046701234567', 'SE', '701234567'],
])('%j at home in %s is %s', (written, country, digits) => {
  expect(telephoneDigits(written, country)).toBe(digits);
});

test.each([
  ['+46 70 123 45 67', 'NL', '46701234567'],
  ['0046 (0)70 1234567', 'NL', '46701234567'],
  ['+31 6 12345678', 'NO', '31612345678'],
  ['0031-612345678', 'SE', '31612345678'],
  ['+1 212 555 0100', 'NL', '12125550100'],
])('%j keeps its country in %s: %s', (written, country, digits) => {
  expect(telephoneDigits(written, country)).toBe(digits);
});

test('where nobody knows the country, a number is its digits', () => {
  expect(telephoneDigits('06-12345678', 'XX')).toBe('0612345678');
  expect(telephoneDigits('+31 6 12345678', '')).toBe('31612345678');
});

test.each([
  ['06-12345678', true],
  ['+31(0)6', true],
  ['12', true],
  ['3512', true],
  ['-', false],
  ['12a', false],
  ['', false],
])('%j is figures: %s', (text, expected) => {
  expect(isFigures(text)).toBe(expected);
});

const homes = [
  { country: 'NL', code: '31', trunk: '0', length: 9 },
  { country: 'NO', code: '47', trunk: '', length: 8 },
  { country: 'SE', code: '46', trunk: '0', length: 9 },
];
const number = (length: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(new RegExp(`^\\d{${length - 1}}$`)))
    .map(([first, rest]) => `${first}${rest}`);
/** Figures with something between some of them. */
const spaced = (digits: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('', '', '', ' ', '-', '.', '\u00a0', ' - ', '/'), {
      minLength: digits.length,
      maxLength: digits.length,
    })
    .map((marks) => [...digits].map((digit, at) => digit + (marks[at] ?? '')).join(''));

test.each(homes)(
  'every spelling of a number is found by every other in $country',
  ({ country, code, trunk, length }) => {
    const spelling = number(length).chain((own) => {
      const written = fc
        .constantFrom(trunk + own, `+${code}${own}`, `00${code}${own}`)
        .chain((digits) =>
          digits.startsWith('+') ? spaced(digits.slice(1)).map((rest) => `+${rest}`) : spaced(digits),
        );
      const bracketed = trunk === '' ? written : fc.oneof(written, fc.constant(`+${code} (0)${own}`));
      return fc.tuple(bracketed, bracketed);
    });
    fc.assert(
      fc.property(spelling, ([stored, typed]) => {
        const held = stored.replace(/\(0\)|\D/g, '');
        expect([stored, typed, held.includes(telephoneDigits(typed, country))]).toEqual([
          stored,
          typed,
          true,
        ]);
      }),
    );
  },
);
