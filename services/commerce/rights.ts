import type { Rights } from '../kernel/permission/rights';

/** Rights of staff that this service enforces. */
export const rights = {
  'commerce.credit': 'Give customers store credit and take some back, with a reason.',
  'commerce.sell': 'Sell over the counter, and undo a sale.',
} as const satisfies Rights;
