import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';

/** The store as commerce's rules need it. */
@Entity('store', { schema: 'commerce' })
export class Store {
  @PrimaryColumn('text', { name: 'store_id' })
  id: string;
  @Column('text')
  currency: string;
  @Column('text')
  timeZone: string;
  /** ISO 3166-1 alpha-2. */
  @Column('text')
  country: string;
}

const storeRows = rowsOf(Store);

/** The actor's store. It arrives before anything in it does. */
export async function getStore(tx: Transaction): Promise<Store> {
  const { storeId } = tx.actor;
  const store = (await storeRows.byKeys(tx, [storeId])).get(storeId);
  if (store === undefined) throw new Error('The store has not arrived here yet');
  return store;
}
