/** The filters of the stock page, as they stand in the address. */
export const STOCK_FILTERS = ['all', 'on-sale', 'due', 'submitted', 'back'] as const;
export type StockFilterName = (typeof STOCK_FILTERS)[number];

type ItemState =
  'DRAFT' | 'SUBMITTED' | 'RECEIVED' | 'REJECTED' | 'ON_SALE' | 'RETURNED' | 'DONATED' | 'WITHDRAWN' | 'LOST';
interface Wanted {
  states: ItemState[] | null;
  due: boolean | null;
}

/** Stock is what is not sold; what is sold has its own page. */
const UNSOLD: ItemState[] = [
  'DRAFT',
  'SUBMITTED',
  'RECEIVED',
  'REJECTED',
  'ON_SALE',
  'RETURNED',
  'DONATED',
  'WITHDRAWN',
  'LOST',
];

/** What each filter asks the graph for; null leaves it open. Kept in step with the counts of `StockCounts`. */
export const WANTED: Record<StockFilterName, Wanted> = {
  all: { states: UNSOLD, due: null },
  'on-sale': { states: ['ON_SALE'], due: null },
  due: { states: ['ON_SALE'], due: true },
  submitted: { states: ['SUBMITTED'], due: null },
  back: { states: ['RETURNED', 'DONATED'], due: null },
};

/** The filter an address names; anything else is all of it. */
export function stockFilter(asked: string | null): StockFilterName {
  return STOCK_FILTERS.find((each) => each === asked) ?? 'all';
}
