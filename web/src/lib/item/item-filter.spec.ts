import { ITEM_FILTERS, STOCK_FILTERS, type ItemFilter } from './item-filter';

/** How many items are in each state, and how many of those on sale are due. */
const stock = {
  ...{ draft: 1, submitted: 2, received: 4, rejected: 8, onSale: 48, due: 16, sold: 64 },
  ...{ returned: 128, donated: 256, withdrawn: 512, lost: 1024 },
  all: 2047,
};
const states = [
  ...['DRAFT', 'SUBMITTED', 'RECEIVED', 'REJECTED', 'ON_SALE', 'SOLD'],
  ...['RETURNED', 'DONATED', 'WITHDRAWN', 'LOST'],
] as const;
const takes = ({ wanted }: ItemFilter, state: (typeof states)[number], isDue: boolean): boolean =>
  (wanted.states?.includes(state) ?? true) && (wanted.due === null || wanted.due === isDue);

describe.each([
  { whose: 'a consignor’s own stock', filters: STOCK_FILTERS, all: stock.all - stock.sold },
  { whose: 'all articles of a consignor', filters: ITEM_FILTERS, all: stock.all },
])('the chips of $whose', ({ filters, all }) => {
  const [whole, ...parts] = filters;

  test('exclude each other: an article is behind one of them, whatever its state', () => {
    for (const state of states)
      for (const isDue of state === 'ON_SALE' ? [true, false] : [false]) {
        const behind = parts.filter((part) => takes(part, state, isDue));
        const isIn = whole !== undefined && takes(whole, state, isDue);
        expect([state, isDue, behind.length]).toEqual([state, isDue, isIn ? 1 : 0]);
      }
  });

  test('add up to all of it', () => {
    expect(whole?.count(stock)).toBe(all);
    expect(parts.reduce((sum, part) => sum + part.count(stock), 0)).toBe(all);
  });

  test('count what they show, each under a name of its own, what is to be collected first', () => {
    expect(parts.map((part) => part.count(stock))).toEqual([
      ...new Set(parts.map((part) => part.count(stock))),
    ]);
    expect(new Set(filters.map(({ name }) => name)).size).toBe(filters.length);
    expect(parts[0]?.name).toBe('due');
  });
});
