import type { VatRate } from '../../../schema/events/commerce';
import type { Transaction } from '../../kernel/database/transaction';
import type { Store } from '../store/store';

/** The rates of the store of who asks, for a statement: looked up once, whatever it is of. */
export const vatRatesSql = `(SELECT v.rates FROM consignment.vat_law v)`;

/** A store with the rates of its country. */
export interface TaxedStore extends Store {
  vatRates: readonly VatRate[];
}

/** The rates of this store; none before commerce has told of them. */
export async function readVatRates(tx: Transaction): Promise<readonly VatRate[]> {
  const [row] = await tx.sql<{ rates: VatRate[] | null }>(`SELECT ${vatRatesSql} AS rates`);
  return row?.rates ?? [];
}
