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

const filter = (
  name: string,
  word: () => string,
  count: ItemFilter['count'],
  states: ItemState[] | null,
  due: boolean | null = null,
): ItemFilter => ({ name, word, count, wanted: { states, due } });

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

const IN_STOCK = [
  filter('on-sale', m.state_on_sale, ({ onSale }) => onSale, ['ON_SALE']),
  filter('due', m.state_due, ({ due }) => due, ['ON_SALE'], true),
  filter('submitted', m.state_submitted, ({ submitted }) => submitted, ['SUBMITTED']),
];
const BACK = filter('back', m.stock_back, ({ back }) => back, ['RETURNED', 'DONATED']);

/** The filters of a consignor's own stock; the first is what an address means that names none. */
export const STOCK_FILTERS: readonly ItemFilter[] = [
  filter('', m.stock_all, ({ all, sold }) => all - sold, UNSOLD),
  ...IN_STOCK,
  BACK,
];

/** The filters of all articles of a consignor. In step with the graph's `StockCounts`. */
export const ITEM_FILTERS: readonly ItemFilter[] = [
  filter('', m.stock_all, ({ all }) => all, null),
  ...IN_STOCK,
  filter('sold', m.state_sold, ({ sold }) => sold, ['SOLD']),
  BACK,
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
