import fc from 'fast-check';
import { cellReader } from './cell';
import type { ColumnSpec } from './column';
import { damagedByte, DOUBLED } from './damage-marks';

const kinds: readonly Partial<ColumnSpec>[] = [
  { kind: 'text' },
  { kind: 'text', maxLength: 5 },
  { kind: 'telephone', maxLength: 12 },
  { kind: 'email' },
  { kind: 'integer' },
  { kind: 'integer', min: 1, max: 500 },
  { kind: 'amount', currency: 'EUR', min: 0 },
  { kind: 'amount', currency: 'ISK', max: 2_000 },
  { kind: 'percent' },
  { kind: 'percent', decimals: 2 },
  { kind: 'date' },
  { kind: 'date', latest: '2026-11-22' },
  { kind: 'yesNo' },
  { kind: { oneOf: { 'Te koop': 'ON_SALE', Verkocht: 'SOLD' } } },
];
const digits = fc.stringMatching(/^[0-9]{1,4}$/);
const sign = fc.constantFrom('.', ',', '-', '/', ' ', ' %', 'E+0', '€ ', 'Z', '');
/** What people write into cells of numbers, dates and names, and what programs make of it. */
const cells = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.array(fc.oneof(digits, sign), { maxLength: 7 }).map((parts) => parts.join('')),
  fc.tuple(fc.nat(31), fc.nat(13), fc.constantFrom(26, 2026, 2062, 1998)).map((parts) => parts.join('-')),
  fc.tuple(fc.nat(31), fc.constantFrom('okt', 'feb', 'mai', 'x'), fc.nat(99)).map((parts) => parts.join('-')),
  fc.nat(1_000_000_000).map(String),
  fc.nat(10_000).map((share) => String(share / 10_000)),
  fc
    .array(
      fc.oneof(
        fc.constantFrom('Ren', 'Ã©', '\u0082', '\u0007', '\ufffd', '&eacute;', '&quot', `${DOUBLED}Ã©`, '? '),
        fc.integer({ min: 128, max: 255 }).map(damagedByte),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join('')),
);

const specOf = (more: Partial<ColumnSpec>): ColumnSpec => ({
  ...{ key: 'it', names: ['It'], required: false, kind: 'text' },
  ...more,
});

test('every value that is offered instead of a wrong one is read by the same column', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), cells, (kind, cell) => {
      const read = cellReader(specOf(kind));
      const result = read(cell);
      if (!('fault' in result) || result.fault.hint === null) return;
      const { hint } = result.fault;
      const offered = hint.endsWith('?')
        ? 'value' in read(hint.slice(0, -1))
          ? [hint.slice(0, -1)]
          : hint.slice(0, -1).split('? ')
        : hint.split(', ');
      for (const value of offered)
        expect([hint, value, read(value)]).toEqual([hint, value, { value: expect.anything() }]);
    }),
    { numRuns: 5_000 },
  );
});

test('what is offered for a text has all its letters', () => {
  const read = cellReader(specOf({}));
  const letters = (text: string): number => [...text.matchAll(/\p{L}/gu)].length;
  fc.assert(
    fc.property(cells, (cell) => {
      const result = read(cell);
      if (!('fault' in result) || result.fault.hint === null) return;
      // Of two that stood for one, one is left; of a byte that was none, a letter has come.
      const single = cell.replaceAll(`${DOUBLED}Ã©`, 'é').replaceAll('Ã©', 'é').normalize('NFC');
      expect(letters(result.fault.hint)).toBeGreaterThanOrEqual(
        letters(single.replaceAll('&eacute;', 'é').replaceAll('&quot', '')),
      );
    }),
    { numRuns: 2_000 },
  );
});
