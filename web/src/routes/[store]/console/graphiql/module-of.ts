import type { Module } from '#lib/modules.ts';

/** Pages that only a store with consignment has. */
const OF_CONSIGNMENT =
  /\/console\/(accounts|calendar|dac7|due|i|import|intakes|labels|payouts|reports|requests|sales|settings\/consignment|statements|customers\/\[id\]\/(balance|consignment|intake|items|sales))\//;

/**
 * What a store must have for the page of an operation, by where its file stands; null where every store has it. Files are
 * named from the root of web, as Vite names those of several patterns.
 */
export function moduleOf(file: string): Module | null {
  if (/\/console\/approvals\//.test(file)) return 'COMPANY_APPROVAL';
  return OF_CONSIGNMENT.test(file) ? 'CONSIGNMENT' : null;
}
