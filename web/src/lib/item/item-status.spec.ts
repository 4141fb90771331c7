import { ITEM_FILTERS, readState, STOCK_FILTERS, wantedOf } from './item-filter';
import { itemStatus } from './item-status';

test('an item on sale past its return date is to be collected', () => {
  const due = itemStatus({ state: 'ON_SALE', isDue: true });
  const onSale = itemStatus({ state: 'ON_SALE', isDue: false });
  expect([due.status?.shape, onSale.status?.shape]).toEqual(['tri', 'dot']);
  expect(due.text).not.toBe(onSale.text);
});

test('one that is sold is not, whatever its return date', () => {
  expect(itemStatus({ state: 'SOLD', isDue: true })).toEqual(itemStatus({ state: 'SOLD', isDue: false }));
});

test('a consignor’s own stock is what is not sold; staff see all of it, and what is sold by itself', () => {
  expect(wantedOf(STOCK_FILTERS, null).states).not.toContain('SOLD');
  expect(wantedOf(ITEM_FILTERS, null)).toEqual({ states: null, due: null });
  expect(wantedOf(ITEM_FILTERS, 'sold').states).toEqual(['SOLD']);
  expect(readState(STOCK_FILTERS)('sold')).toBe('');
  expect(readState(ITEM_FILTERS)('sold')).toBe('sold');
});

test.each([STOCK_FILTERS, ITEM_FILTERS].map((filters) => ({ filters })))(
  'filters that count do not count an item twice',
  ({ filters }) => {
    const states = filters
      .slice(1)
      .filter(({ wanted }) => wanted.due === null)
      .flatMap(({ wanted }) => wanted.states ?? []);
    expect(new Set(states).size).toBe(states.length);
  },
);
