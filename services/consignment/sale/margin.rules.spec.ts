import fc from 'fast-check';
import { SpreadVat, taxed, totalOf } from './margin.rules';

const sums = { vatPercent: 21, count: 1, soldForMinor: 12_100, shareMinor: 6050 };

test.each([
  // margin × r ÷ (100 + r): 60.50 × 21 ÷ 121 = 10.50; of the price 121.00 it is 21.00.
  ['MARGIN', sums, 6050, 1050],
  ['NORMAL', sums, 6050, 2100],
  ['MARGIN', { ...sums, shareMinor: 12_100 }, 0, 0],
  ['MARGIN', { ...sums, shareMinor: 15_000 }, -2900, 0],
  ['NORMAL', { ...sums, shareMinor: 15_000 }, -2900, 2100],
  ['MARGIN', { ...sums, vatPercent: 0 }, 6050, 0],
  ['MARGIN', { ...sums, vatPercent: 25.5, soldForMinor: 1255, shareMinor: 0 }, 1255, 255],
  // 0.03 × 25 ÷ 125 = 0.006; 0.02 would be 0.004.
  ['MARGIN', { ...sums, vatPercent: 25, soldForMinor: 3, shareMinor: 0 }, 3, 1],
  ['MARGIN', { ...sums, vatPercent: 25, soldForMinor: 2, shareMinor: 0 }, 2, 0],
] as const)(
  '%s %j leaves a margin of %d with %d VAT owed [L5]',
  (vatScheme, given, marginMinor, vatMinor) => {
    expect(taxed({ ...given, vatScheme })).toMatchObject({ marginMinor, vatMinor });
  },
);

test('whatever was sold, share and margin are what was paid, and VAT is the nearest cent of margin × r ÷ (100 + r)', () => {
  const amounts = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(amounts, amounts, fc.constantFrom(6, 9, 12, 21, 25, 25.5), (sold, share, vatPercent) => {
      const one = taxed({
        ...{ vatScheme: 'MARGIN' as const, vatPercent, count: 1, soldForMinor: sold, shareMinor: share },
      });
      expect(one.shareMinor + one.marginMinor).toBe(sold);
      const exact = (Math.max(0, sold - share) * vatPercent) / (100 + vatPercent);
      expect(Math.abs(one.vatMinor - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      expect(totalOf([one, one])).toMatchObject({ vatMinor: 2 * one.vatMinor, soldForMinor: 2 * sold });
    }),
  );
});

test('the lines of a rate add up to what is owed of it, each within a cent of its own where no margin is below nothing', () => {
  const amounts = fc.integer({ min: 0, max: 1_000_000 });
  const line = fc.record({
    ...{
      vatScheme: fc.constantFrom('MARGIN' as const, 'NORMAL' as const),
      vatPercent: fc.constantFrom(9, 21),
    },
    ...{ soldForMinor: amounts, shareMinor: amounts },
  });
  fc.assert(
    fc.property(fc.array(line), fc.boolean(), (drawn, isAbove) => {
      const lines = isAbove
        ? drawn.map((each) => ({ ...each, shareMinor: Math.min(each.shareMinor, each.soldForMinor) }))
        : drawn;
      const spread = new SpreadVat();
      const vats = lines.map((each) => spread.next(each));
      for (const vatScheme of ['MARGIN', 'NORMAL'] as const)
        for (const vatPercent of [9, 21]) {
          const isOf = (at: number): boolean =>
            lines[at]?.vatScheme === vatScheme && lines[at]?.vatPercent === vatPercent;
          const sum = (of: (at: number) => number): number =>
            lines.reduce((all, _line, at) => all + (isOf(at) ? of(at) : 0), 0);
          const { vatMinor } = taxed({
            ...{ vatScheme, vatPercent, count: 0 },
            soldForMinor: sum((at) => lines[at]?.soldForMinor ?? 0),
            shareMinor: sum((at) => lines[at]?.shareMinor ?? 0),
          });
          expect(sum((at) => vats[at] ?? 0)).toBe(vatMinor);
        }
      if (isAbove)
        for (const [at, each] of lines.entries())
          expect(Math.abs((vats[at] ?? 0) - taxed({ ...each, count: 1 }).vatMinor)).toBeLessThanOrEqual(1);
    }),
  );
});
