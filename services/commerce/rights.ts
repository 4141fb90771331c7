import type { Rights } from '../kernel/permission/rights';

/** Rights of staff that this service enforces. */
export const rights = {
  'commerce.sell': 'Sell over the counter, and undo a sale.',
} as const satisfies Rights;
