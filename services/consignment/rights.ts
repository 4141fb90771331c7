import type { Rights } from '../kernel/permission/rights';

/** Rights of staff that this service enforces. */
export const rights = {
  'consignment.edit': 'Change what is agreed with a consignor, and enter and receive what they bring.',
  'consignment.balance': 'Charge consignors fees and adjust what they are owed, with a reason.',
  'consignment.payout': 'Pay consignors out, and take a payout back.',
  'consignment.tax':
    'See and change when consignors were born and their tax numbers, and report what was sold for them.',
  'consignment.settings':
    'Change what the store agrees with all consignors: share, days, markdowns, categories and terms.',
} as const satisfies Rights;
