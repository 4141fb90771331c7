import { contradiction, faultsInRow, type KnownItem } from './stock.rules';
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

test('a sale stands, whoever made it: only the same sale is no contradiction', () => {
  const sold = here({ state: 'SOLD', soldOn: '2026-10-09', soldForMinor: 900, untouched: true });
  expect(contradiction(sold, 'a', soldRow())).toBeNull();
  expect(contradiction(sold, 'a', row())).toMatchObject({ key: 'state', code: 'SOLD_HERE' });
  expect(contradiction(sold, 'a', soldRow({ soldOn: '2026-10-10' }))).toMatchObject({
    key: 'soldOn',
    code: 'SOLD_OTHERWISE',
  });
  expect(contradiction(sold, 'a', soldRow({ soldForMinor: 901 }))).toMatchObject({
    key: 'soldForMinor',
    code: 'SOLD_OTHERWISE',
  });
});

test('an item never changes hands by an import', () => {
  expect(contradiction(here({ untouched: true }), 'b', row())).toMatchObject({
    key: 'customerNumber',
    code: 'OTHER_CONSIGNOR',
  });
});
