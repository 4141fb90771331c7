import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';
import { Store, type StoredStore } from './store';
import { isSelfEntryAllowed } from './store.rules';

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

/** Stores as the graph shows them. */
export class StoreService {
  /** The store of the address; null where there is none. */
  async find(call: Call): Promise<Store | null> {
    const row = await call.load('identity.store', call.actor.storeId, async (tx) => {
      const found = await findStore(tx);
      return new Map(found === null ? [] : [[found.id, found]]);
    });
    return row === null ? null : this.shown(row);
  }

  /** A store as the graph shows it. */
  shown(store: StoredStore): Store {
    return { ...store, selfEntryAllowed: isSelfEntryAllowed(store.id, store.modules) };
  }
}
