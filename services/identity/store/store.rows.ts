import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';
import { Store, type StoredStore } from './store';

/** The table of stores, as their class declares it. */
export const storeRows = rowsOf<StoredStore>(Store);

/** The store of this transaction's address; null where there is none. */
export async function findStore(tx: Transaction): Promise<StoredStore | null> {
  const { storeId } = tx.actor;
  return (await storeRows.byKeys(tx, [storeId])).get(storeId) ?? null;
}

/** The store of this transaction; whoever asks has been let in by it. */
export async function getStore(tx: Transaction): Promise<StoredStore> {
  const row = await findStore(tx);
  if (row === null) throw new Error('There is no such store');
  return row;
}
