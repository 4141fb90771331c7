import type { Rights } from '../kernel/permission/rights';

/** Rights of staff that this service enforces. */
export const rights = {
  jobs: 'Run work that failed in the background once more.',
  'users.edit': 'Switch log-ins of customers on and off, and send them their links again.',
} as const satisfies Rights;
