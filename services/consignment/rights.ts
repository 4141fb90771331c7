import type { Rights } from '../kernel/permission/rights';

/** Rights of staff that this service enforces. */
export const rights = {
  'consignment.edit': 'Change what is agreed with a consignor: share, allowance, returns and charity.',
} as const satisfies Rights;
