import { contradiction, faultsInRow, isFarAbovePrice, type KnownItem } from './stock.rules';
import type { StockValues } from './stock.columns';

const row = (given: Partial<StockValues> = {}): StockValues => ({
  number: 1,
  customerNumber: 2,
  description: 'Jas',
  category: null,
  size: null,
  brand: null,
  priceMinor: 1000,
  intakeOn: '2026-10-01',
  returnOn: '2026-11-26',
  state: 'ON_SALE',
  soldOn: null,
  soldForMinor: null,
  ...given,
});
const soldRow = (given: Partial<StockValues> = {}) =>
  row({ state: 'SOLD', soldOn: '2026-10-09', soldForMinor: 900, ...given });
const here = (given: Partial<KnownItem> = {}): KnownItem => ({
  customerId: 'a',
  state: 'ON_SALE',
  soldOn: null,
  soldForMinor: null,
  origin: null,
  settled: null,
  untouched: false,
  ...given,
});

test('an ordinary row has no faults', () => {
  expect(faultsInRow(row())).toEqual([]);
  expect(faultsInRow(soldRow())).toEqual([]);
  expect(faultsInRow(row({ state: 'RETURNED', priceMinor: null }))).toEqual([]);
  expect(faultsInRow(row({ returnOn: '2026-10-01' }))).toEqual([]);
});

test.each([
  [row({ priceMinor: null }), 'priceMinor', 'REQUIRED'],
  [soldRow({ soldOn: null }), 'soldOn', 'REQUIRED'],
  [soldRow({ soldForMinor: null }), 'soldForMinor', 'REQUIRED'],
  [row({ soldOn: '2026-10-09' }), 'soldOn', 'NOT_SOLD'],
  [row({ state: 'RETURNED', soldForMinor: 1 }), 'soldForMinor', 'NOT_SOLD'],
  [row({ returnOn: '2026-09-30' }), 'returnOn', 'RETURN_BEFORE_INTAKE'],
])('row %# is refused at %s: %s', (values, key, code) => {
  expect(faultsInRow(values)).toEqual([expect.objectContaining({ key, code })]);
});

describe('of an item that something happened to here', () => {
  const may: Record<string, string[]> = {
    ON_SALE: ['ON_SALE', 'SOLD', 'RETURNED', 'DONATED'],
    RECEIVED: ['ON_SALE', 'SOLD', 'RETURNED', 'DONATED'],
    RETURNED: ['RETURNED', 'SOLD'],
    DONATED: ['DONATED', 'SOLD'],
    WITHDRAWN: ['SOLD'],
    LOST: ['SOLD'],
    DRAFT: [],
    SUBMITTED: [],
    REJECTED: [],
  };
  test.each(Object.entries(may))('that is %s, a file may say %j and nothing else', (state, allowed) => {
    for (const said of ['ON_SALE', 'SOLD', 'RETURNED', 'DONATED'] as const) {
      const found = contradiction(
        here({ state: state as KnownItem['state'] }),
        'a',
        said === 'SOLD' ? soldRow() : row({ state: said }),
      );
      expect([said, found?.code ?? null]).toEqual([said, allowed.includes(said) ? null : 'OTHERWISE_HERE']);
    }
  });
});

test('what only an import made, the next one may correct', () => {
  expect(contradiction(here({ state: 'RETURNED', untouched: true }), 'a', row())).toBeNull();
});

describe('a sale', () => {
  const sale = { state: 'SOLD', soldOn: '2026-10-09', soldForMinor: 900 } as const;
  const imported = here({ ...sale, origin: 'IMPORT', settled: false, untouched: true });
  const otherDay = soldRow({ soldOn: '2026-10-10' });
  const otherPrice = soldRow({ soldForMinor: 901 });

  test('that only an import made may get another day and price, and is never taken back', () => {
    for (const values of [soldRow(), otherDay, otherPrice])
      expect(contradiction(imported, 'a', values)).toBeNull();
    expect(contradiction(imported, 'a', row())).toMatchObject({ key: 'state', code: 'SOLD_HERE' });
  });

  test.each([
    ['made here', { origin: 'SALE' }, 'SOLD_OTHERWISE'],
    ['of an item touched here', { untouched: false }, 'SOLD_OTHERWISE'],
    ['paid out', { settled: true }, 'SALE_SETTLED'],
    ['paid out, of an item touched here', { settled: true, untouched: false }, 'SALE_SETTLED'],
  ] as const)('%s stands: only the same sale is no contradiction', (_what, so, code) => {
    const sold = { ...imported, ...so };
    expect(contradiction(sold, 'a', soldRow())).toBeNull();
    expect(contradiction(sold, 'a', row())).toMatchObject({ key: 'state', code: 'SOLD_HERE' });
    expect(contradiction(sold, 'a', otherDay)).toMatchObject({ key: 'soldOn', code });
    expect(contradiction(sold, 'a', otherPrice)).toMatchObject({ key: 'soldForMinor', code });
  });
});

test.each([
  [1000, 1250, false],
  [1000, 2000, false],
  [1000, 2001, true],
  [1000, 125_000, true],
  [null, 125_000, false],
  [0, 125_000, false],
])('asked %p, sold for %p: far above is %p', (priceMinor, soldForMinor, isFar) => {
  expect(isFarAbovePrice(soldRow({ priceMinor, soldForMinor }))).toBe(isFar);
});

test('an item never changes hands by an import', () => {
  expect(contradiction(here({ untouched: true }), 'b', row())).toMatchObject({
    key: 'customerNumber',
    code: 'OTHER_CONSIGNOR',
  });
});
