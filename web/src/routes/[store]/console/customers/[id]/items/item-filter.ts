type ItemState =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'RECEIVED'
  | 'REJECTED'
  | 'ON_SALE'
  | 'SOLD'
  | 'RETURNED'
  | 'DONATED'
  | 'WITHDRAWN'
  | 'LOST';
interface Wanted {
  states: ItemState[] | null;
  due: boolean | null;
}

/** What each filter of the items tab asks the graph for; null leaves it open. In step with `StockCounts`. */
export const ITEM_FILTERS = {
  all: { states: null, due: null },
  'on-sale': { states: ['ON_SALE'], due: null },
  due: { states: ['ON_SALE'], due: true },
  submitted: { states: ['SUBMITTED'], due: null },
  sold: { states: ['SOLD'], due: null },
  back: { states: ['RETURNED', 'DONATED'], due: null },
} satisfies Record<string, Wanted>;

export type ItemFilter = keyof typeof ITEM_FILTERS;

/** The filter an address names; anything else is all of it. */
export function itemFilter(asked: string | null): ItemFilter {
  return asked !== null && Object.hasOwn(ITEM_FILTERS, asked) ? (asked as ItemFilter) : 'all';
}
