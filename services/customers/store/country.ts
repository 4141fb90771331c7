import type { Transaction } from '../../kernel/database/transaction';

/** The store's country; '' where nobody has said it, or the store has not arrived here yet. */
export async function countryOf(tx: Transaction): Promise<string> {
  const [store] = await tx.sql<{ country: string | null }>('SELECT country FROM customers.store');
  return store?.country ?? '';
}
