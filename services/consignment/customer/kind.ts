import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';

/** Whether a customer is a company or a private person. */
export async function kindOf(tx: Transaction, customerId: string): Promise<string> {
  const [customer] = await tx.sql<{ kind: string }>('SELECT kind FROM consignment.customer WHERE id = $1', [
    customerId,
  ]);
  if (customer === undefined) throw notFound();
  return customer.kind;
}
