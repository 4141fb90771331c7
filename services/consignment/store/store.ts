import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';

/** Of what a share is reckoned: the price paid, or the price without VAT [R-CO5]. */
export type ShareBase = 'GROSS' | 'NET_OF_VAT';

/** The store as consignment's rules need it. */
@Entity('store', { schema: 'consignment' })
export class Store {
  @PrimaryColumn('text', { name: 'store_id' })
  id: string;
  @Column('text')
  currency: string;
  @Column('text')
  timeZone: string;
  @Column('numeric')
  consignorSharePercent: number;
  @Column('text')
  shareBase: ShareBase;
  @Column('int')
  vatPercent: number;
  @Column('int')
  returnTermDays: number;
  @Column('int')
  graceDays: number;
}

const storeRows = rowsOf(Store);

/** The actor's store; null for the moment between its making and the event that tells us of it. */
export async function findStore(tx: Transaction): Promise<Store | null> {
  return (await storeRows.byKeys(tx, [tx.actor.storeId])).get(tx.actor.storeId) ?? null;
}

/** The actor's store, read once a call. */
export function storeOf(call: Call): Promise<Store | null> {
  return call.load('store', call.actor.storeId, async (tx, [id]) => {
    const store = await findStore(tx);
    return new Map(id === undefined || store === null ? [] : [[id, store]]);
  });
}
