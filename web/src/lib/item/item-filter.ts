import type { ResultOf } from '#lib/graph/graphql.ts';
import type { StockCounts } from '#lib/graph/shared.operation.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ItemState } from './item-status.ts';

type Stock = ResultOf<typeof StockCounts>;

/** One filter of a list of articles: its chip, and what it asks the graph for; null leaves it open. */
export interface ItemFilter {
  name: string;
  word: () => string;
  count: (stock: Stock) => number;
  wanted: { states: ItemState[] | null; due: boolean | null };
}

interface OfState {
  name: string;
  word: () => string;
  count: ItemFilter['count'];
}

/** Each state has its chip; what is on sale has two, as what is to be collected is no more on sale for its owner. */
const OF_STATE: Record<Exclude<ItemState, 'ON_SALE'>, OfState> = {
  DRAFT: { name: 'draft', word: m.state_draft, count: ({ draft }) => draft },
  SUBMITTED: { name: 'submitted', word: m.state_submitted, count: ({ submitted }) => submitted },
  RECEIVED: { name: 'received', word: m.state_received, count: ({ received }) => received },
  REJECTED: { name: 'rejected', word: m.state_rejected, count: ({ rejected }) => rejected },
  SOLD: { name: 'sold', word: m.state_sold, count: ({ sold }) => sold },
  RETURNED: { name: 'returned', word: m.state_returned, count: ({ returned }) => returned },
  DONATED: { name: 'donated', word: m.state_donated, count: ({ donated }) => donated },
  WITHDRAWN: { name: 'withdrawn', word: m.state_withdrawn, count: ({ withdrawn }) => withdrawn },
  LOST: { name: 'lost', word: m.state_lost, count: ({ lost }) => lost },
};
const ON_SALE: readonly ItemFilter[] = [
  {
    name: 'due',
    word: m.state_due,
    count: ({ due }) => due,
    wanted: { states: ['ON_SALE'], due: true },
  },
  {
    name: 'on-sale',
    word: m.state_on_sale,
    count: ({ onSale, due }) => onSale - due,
    wanted: { states: ['ON_SALE'], due: false },
  },
];

/** The chips that exclude each other and make up all of it: what is to be collected first. */
const parts = (states: readonly (keyof typeof OF_STATE)[]): ItemFilter[] => [
  ...ON_SALE,
  ...states.map((state) => ({ ...OF_STATE[state], wanted: { states: [state], due: null } })),
];
const STATES = Object.keys(OF_STATE) as (keyof typeof OF_STATE)[];
/** Stock is what is not sold; what is sold has its own page. */
const UNSOLD = STATES.filter((state) => state !== 'SOLD');

/** The filters of a consignor's own stock; the first is what an address means that names none. */
export const STOCK_FILTERS: readonly ItemFilter[] = [
  {
    name: '',
    word: m.stock_all,
    count: ({ all, sold }) => all - sold,
    wanted: { states: ['ON_SALE', ...UNSOLD], due: null },
  },
  ...parts(UNSOLD),
];

/** The filters of all articles of a consignor. */
export const ITEM_FILTERS: readonly ItemFilter[] = [
  { name: '', word: m.stock_all, count: ({ all }) => all, wanted: { states: null, due: null } },
  ...parts(STATES),
];

/** Reads the filter's name from an address; anything else is all of it. */
export function readState(filters: readonly ItemFilter[]): (asked: string) => string {
  return (asked) => (filters.some(({ name }) => name === asked) ? asked : '');
}

/** What the filter of that name asks the graph for. */
export function wantedOf(filters: readonly ItemFilter[], name: string | null): ItemFilter['wanted'] {
  return (
    (filters.find((each) => each.name === (name ?? '')) ?? filters[0])?.wanted ?? { states: null, due: null }
  );
}
