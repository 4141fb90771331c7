import fc from 'fast-check';
import { divide, withoutVat } from './sale.rules';

const prices = fc.integer({ min: 0, max: 1_000_000_000 });
const percents = fc.integer({ min: 0, max: 100 });
const bases = fc.constantFrom('GROSS' as const, 'NET_OF_VAT' as const);
const vats = fc.constantFrom(0, 9, 21, 25);

test('whatever the price, the split, the base and the VAT: the parts are whole cents and add up to the price', () => {
  fc.assert(
    fc.property(prices, percents, bases, vats, (price, percent, base, vat) => {
      const { shareMinor, storePartMinor } = divide(price, percent, base, vat);
      expect(shareMinor + storePartMinor).toBe(price);
      expect(Number.isInteger(shareMinor) && shareMinor >= 0 && storePartMinor >= 0).toBe(true);
    }),
  );
});

test('the share of the gross price is its percentage, rounded half up', () => {
  fc.assert(
    fc.property(prices, percents, (price, percent) => {
      const { shareMinor } = divide(price, percent, 'GROSS', 21);
      const off = shareMinor * 100 - price * percent;
      expect(off > -50 && off <= 50).toBe(true);
    }),
  );
});

test('the price without VAT, with the VAT put back, is the price to within half a cent', () => {
  fc.assert(
    fc.property(prices, vats, (price, vat) => {
      const off = withoutVat(price, vat) * (100 + vat) - price * 100;
      expect(Math.abs(off) * 2).toBeLessThanOrEqual(100 + vat);
    }),
  );
});

test.each([
  [1232, 50, 'GROSS', 616, 616],
  [1233, 50, 'GROSS', 617, 616],
  [1999, 45, 'GROSS', 900, 1099],
  [12100, 50, 'NET_OF_VAT', 5000, 7100],
  [1000, 0, 'GROSS', 0, 1000],
  [1000, 100, 'GROSS', 1000, 0],
] as const)(
  '%d at %d %% %s: %d to the consignor, %d to the store',
  (price, percent, base, shareMinor, storePartMinor) => {
    expect(divide(price, percent, base, 21)).toEqual({ shareMinor, storePartMinor });
  },
);
