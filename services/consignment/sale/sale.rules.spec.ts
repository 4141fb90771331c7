import fc from 'fast-check';
import { divide } from './sale.rules';

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

test('where the store bears a markdown the share is of more than was paid, and the parts still add up: the store may get less than nothing [R-CO5]', () => {
  fc.assert(
    fc.property(prices, prices, percents, bases, vats, (price, markdown, percent, base, vat) => {
      const { shareMinor, storePartMinor } = divide(price, percent, base, vat, price + markdown);
      expect(shareMinor + storePartMinor).toBe(price);
      expect(shareMinor).toBe(divide(price + markdown, percent, base, vat).shareMinor);
    }),
  );
  expect(divide(5000, 60, 'GROSS', 21, 10_000)).toEqual({ shareMinor: 6000, storePartMinor: -1000 });
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

/** The formula as it is written, in fractions: price ÷ (1 + rate) × split, half a cent up, by long division. */
function exactShare(price: number, percent: number, vat: number): number {
  const [above, below] = [BigInt(price) * BigInt(percent), BigInt(100 + vat)];
  const whole = above / below;
  return Number((above - whole * below) * 2n >= below ? whole + 1n : whole);
}

test('the share of the price without VAT is price ÷ (1 + rate) × split, rounded once: every price to 100.00, every rate and split [R-CO5]', () => {
  const wrong: string[] = [];
  for (const vat of [0, 6, 9, 12, 15, 21, 25])
    for (const percent of [1, 33, 40, 45, 50, 55, 60, 67, 99, 100])
      for (let price = 0; price <= 10_000; price += 1)
        if (divide(price, percent, 'NET_OF_VAT', vat).shareMinor !== exactShare(price, percent, vat))
          wrong.push(`${price} at ${percent} % with ${vat} % VAT`);
  expect(wrong).toEqual([]);
});

test('so it is for prices of any size, and for every percentage', () => {
  fc.assert(
    fc.property(prices, percents, percents, (price, percent, vat) => {
      expect(divide(price, percent, 'NET_OF_VAT', vat).shareMinor).toBe(exactShare(price, percent, vat));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [1232, 50, 'GROSS', 616, 616],
  [1233, 50, 'GROSS', 617, 616],
  [1999, 45, 'GROSS', 900, 1099],
  [12100, 50, 'NET_OF_VAT', 5000, 7100],
  [88, 50, 'NET_OF_VAT', 36, 52],
  [4250, 60, 'NET_OF_VAT', 2107, 2143],
  [4250, 60, 'GROSS', 2550, 1700],
  [1000, 0, 'GROSS', 0, 1000],
  [1000, 100, 'GROSS', 1000, 0],
] as const)(
  '%d at %d %% %s: %d to the consignor, %d to the store',
  (price, percent, base, shareMinor, storePartMinor) => {
    expect(divide(price, percent, base, 21)).toEqual({ shareMinor, storePartMinor });
  },
);
