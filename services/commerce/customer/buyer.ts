import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput } from '../../kernel/refusal/refusal';

/** A customer who buys, as commerce knows them. */
export interface Buyer {
  id: string;
  displayName: string;
}

/** The customer who buys; null where nobody is named, refused where there is none of that id. */
export async function buyerOf(tx: Transaction, customerId: string | null): Promise<Buyer | null> {
  if (customerId === null) return null;
  const [buyer] = await tx.sql<{ id: string; displayName: string }>(
    'SELECT id, display_name AS "displayName" FROM commerce.customer WHERE id = $1',
    [customerId],
  );
  if (buyer === undefined)
    throw invalidInput({ path: 'customerId', code: 'NOT_ALLOWED', message: 'No customer of this store' });
  return buyer;
}
