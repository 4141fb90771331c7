import type { Rights } from '../kernel/permission/rights';

/** Rights of staff that this service enforces. */
export const rights = {
  'customers.edit': 'Make and change customers, their groups and the notes about them.',
  import: 'Bring in consignors, their agreements and stock from files, and undo what a file settled.',
} as const satisfies Rights;
