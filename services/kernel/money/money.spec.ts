import fc from 'fast-check';
import { exponentOf, isCurrency, money, shareOf } from './money';

const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const percents = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);

describe('dividing an amount', () => {
  it('adds up to the cent whatever the amount and the percentage', () => {
    fc.assert(
      fc.property(amounts, percents, (amount, percent) => {
        const { share, rest } = shareOf(amount, percent);
        expect(share + rest).toBe(amount);
        expect(Number.isInteger(share) && Number.isInteger(rest)).toBe(true);
      }),
    );
  });

  it('is within half a cent of the exact share, and the half goes to the share', () => {
    fc.assert(
      fc.property(amounts, percents, (amount, percent) => {
        const { share } = shareOf(amount, percent);
        const off =
          BigInt(Math.abs(share)) * 10_000n - BigInt(Math.abs(amount)) * BigInt(Math.round(percent * 100));
        expect(off > -5_000n && off <= 5_000n).toBe(true);
      }),
    );
  });

  it('divides a negative amount as the mirror image', () => {
    fc.assert(
      fc.property(amounts, percents, (amount, percent) => {
        const there = shareOf(amount, percent);
        const back = shareOf(-amount, percent);
        expect([there.share + back.share, there.rest + back.rest]).toEqual([0, 0]);
      }),
    );
  });

  it.each([
    [1232, 40, 493, 739],
    [5, 50, 3, 2],
    [-5, 50, -3, -2],
    [1, 0, 0, 1],
    [-1, 0, 0, -1],
    [0, 55, 0, 0],
    [999, 100, 999, 0],
    [1000, 62.5, 625, 375],
    [Number.MAX_SAFE_INTEGER, 50, 4503599627370496, 4503599627370495],
  ])('%d at %d %% is %d and %d', (amount, percent, share, rest) => {
    expect(shareOf(amount, percent)).toStrictEqual({ share, rest });
  });

  it.each([-1, 100.01, 33.333, NaN])('%d is no percentage', (percent) => {
    expect(() => shareOf(100, percent)).toThrow(RangeError);
  });

  it('refuses a fraction of a cent', () => {
    expect(() => shareOf(10.5, 50)).toThrow('whole minor units');
    expect(() => money(0.1, 'EUR')).toThrow('whole minor units');
  });
});

describe('currencies', () => {
  it('have the decimals of ISO 4217', () => {
    expect(['EUR', 'NOK', 'SEK', 'DKK', 'ISK', 'KWD'].map(exponentOf)).toEqual([2, 2, 2, 2, 0, 3]);
  });

  it('that are unknown are refused, also those named like what every object has', () => {
    expect(isCurrency('XYZ')).toBe(false);
    expect(() => exponentOf('constructor')).toThrow('Unknown currency');
    expect(() => money(1, 'eur')).toThrow('Unknown currency');
    expect(money(1, 'EUR')).toEqual({ amountMinor: 1, currency: 'EUR' });
  });
});
