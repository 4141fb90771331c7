import fc from 'fast-check';
import { shareOut } from '../../kernel/money/money';
import { vatIn, vatInGross, vatPercentOn } from '../vat/vat.rules';
import { leftOfAll, reckon, totalOf, type SoldLine } from './sale.rules';

const amount = fc.integer({ min: 0, max: 10_000_000_000 });
const percent = fc.constantFrom(0, 6, 9, 12, 15, 21, 25, 25.5);
const bearer = fc.constantFrom('SHARED' as const, 'STORE' as const);
const line: fc.Arbitrary<SoldLine> = amount.chain((priceMinor) =>
  fc.record({
    priceMinor: fc.constant(priceMinor),
    discount: fc.option(fc.record({ amountMinor: fc.integer({ min: 0, max: priceMinor }), borneBy: bearer })),
    vatPercent: percent,
    vatScheme: fc.constantFrom('NORMAL' as const, 'MARGIN' as const),
  }),
);
const sale = fc
  .array(line, { minLength: 1, maxLength: 12 })
  .chain((lines) =>
    fc.tuple(
      fc.constant(lines),
      fc.option(fc.record({ amountMinor: fc.integer({ min: 0, max: leftOfAll(lines) }), borneBy: bearer })),
    ),
  );

test('whatever is sold and whatever comes off it, every part adds up to the cent and none is below nothing [R-CM1 R-CO5]', () => {
  fc.assert(
    fc.property(sale, ([lines, overall]) => {
      const reckoned = reckon(lines, overall);
      expect(totalOf(reckoned)).toBe(leftOfAll(lines) - (overall?.amountMinor ?? 0));
      for (const [at, each] of reckoned.entries()) {
        const { discountMinor, borneByStoreMinor, grossMinor, netMinor, vatMinor } = each;
        expect(grossMinor).toBe((lines[at]?.priceMinor ?? 0) - discountMinor);
        expect(netMinor + vatMinor).toBe(grossMinor);
        expect(
          Math.min(discountMinor, borneByStoreMinor, grossMinor, netMinor, vatMinor),
        ).toBeGreaterThanOrEqual(0);
        expect(borneByStoreMinor).toBeLessThanOrEqual(discountMinor);
        if (lines[at]?.vatScheme === 'MARGIN') expect(vatMinor).toBe(0);
      }
      const borne = reckoned.reduce((sum, each) => sum + each.borneByStoreMinor, 0);
      const wanted = lines.reduce(
        (sum, { discount }) => sum + (discount?.borneBy === 'STORE' ? discount.amountMinor : 0),
        overall?.borneBy === 'STORE' ? overall.amountMinor : 0,
      );
      expect(borne).toBe(wanted);
    }),
  );
});

test('the VAT of a rate is that of the sum of its lines, however many they are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, percent), { minLength: 1, maxLength: 20 }), (given) => {
      const lines = given.map(([grossMinor, vatPercent]) => ({
        grossMinor,
        vatPercent,
        vatScheme: 'NORMAL' as const,
      }));
      const parts = vatInGross(lines);
      for (const rate of new Set(given.map(([, each]) => each))) {
        const of = (at: number): boolean => lines[at]?.vatPercent === rate;
        const gross = lines
          .filter((_each, at) => of(at))
          .reduce((sum, { grossMinor }) => sum + grossMinor, 0);
        const vat = parts.filter((_each, at) => of(at)).reduce((sum, { vatMinor }) => sum + vatMinor, 0);
        expect(vat).toBe(vatIn(gross, rate));
      }
    }),
  );
});

test('an amount is shared out over weights to the unit, each within one of what is exact', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.array(amount, { minLength: 1, maxLength: 20 }),
      (whole, weights) => {
        const parts = shareOut(whole, weights);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        for (const [at, part] of parts.entries())
          expect(
            Math.abs(part - (all === 0 ? whole / weights.length : (whole * (weights[at] ?? 0)) / all)),
          ).toBeLessThan(1.001);
      },
    ),
  );
  expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(shareOut(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  expect(shareOut(5, [])).toEqual([]);
});

test.each([
  ['NL', 'STANDARD', '2012-09-30', 19],
  ['NL', 'STANDARD', '2012-10-01', 21],
  ['NL', 'REDUCED', '2018-12-31', 6],
  ['NL', 'LOW', '2026-11-22', 21],
  ['NO', 'REDUCED', '2026-11-22', 15],
  ['SE', 'ZERO', '2026-11-22', 0],
  ['FI', 'STANDARD', '2024-09-01', 25.5],
  ['XX', 'STANDARD', '2026-11-22', 0],
  ['constructor', 'STANDARD', '2026-11-22', 0],
] as const)('VAT in %s, %s, on %s is %d %%', (country, vatClass, day, expected) => {
  expect(vatPercentOn(country, vatClass, day)).toBe(expected);
});
