import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';

/** Of what a share is reckoned: the price paid, or the price without VAT [R-CO5]. */
export type ShareBase = 'GROSS' | 'NET_OF_VAT';

/** The store as consignment's rules need it. */
export interface Store {
  currency: string;
  timeZone: string;
  consignorSharePercent: number;
  shareBase: ShareBase;
  vatPercent: number;
  returnTermDays: number;
  graceDays: number;
}

/** The actor's store; null for the moment between its making and the event that tells us of it. */
export async function findStore(tx: Transaction): Promise<Store | null> {
  const rows = await tx.sql<Store>(
    'consignment.store',
    `SELECT currency, time_zone AS "timeZone", consignor_share_percent AS "consignorSharePercent", share_base AS "shareBase",
            vat_percent AS "vatPercent", return_term_days AS "returnTermDays", grace_days AS "graceDays"
       FROM consignment.store`,
  );
  return rows[0] ?? null;
}

/** The actor's store, read once a call. */
export function storeOf(call: Call): Promise<Store | null> {
  return call.load('store', call.actor.storeId, async (tx, [id]) => {
    const store = await findStore(tx);
    return new Map(id === undefined || store === null ? [] : [[id, store]]);
  });
}
