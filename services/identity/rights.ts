import type { Rights } from '../kernel/permission/rights';

/** Rights of staff that this service enforces. */
export const rights = {
  jobs: 'Run work that failed in the background once more.',
  'store.settings':
    'Change what the store is called, who trades, how passwords are, and what it has and has not.',
  'users.edit': 'Switch log-ins of customers on and off, and send them their links again.',
  'users.reset':
    'Take the second step of somebody’s log-in away who has lost it: a customer’s, or a colleague’s with no more rights.',
} as const satisfies Rights;
