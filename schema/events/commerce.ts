import type { DeclaredEvent } from './event';

/** What a customer bought so far. */
export interface SalesTotal {
  customerId: string;
  version: number;
  /** VAT included, in minor units of the store's currency. */
  salesTotalMinor: number;
}

/** What up to 500 customers bought has changed; one who bought nothing is not told. */
export const salesTotalsChanged: DeclaredEvent<{ totals: SalesTotal[] }> = {
  name: 'commerce.sales-totals-changed',
};
