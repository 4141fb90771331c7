import type { Transaction } from '../../kernel/database/transaction';

/** The store's own default group; undefined where the store has not arrived here yet. */
export async function defaultGroupOf(tx: Transaction): Promise<string | undefined> {
  const [store] = await tx.sql<{ id: string }>('SELECT default_group_id AS id FROM customers.store');
  return store?.id;
}
