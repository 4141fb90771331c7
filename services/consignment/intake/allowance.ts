import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';
import { consignorRows } from '../consignor/consignor.rows';
import { allowanceFrozen, allowanceUsedUp } from './intake.problems';

/**
 * Takes so many from what a consignor may still enter, all of them or none [R-CO1]: one conditional statement, so that two
 * who ask for the last one do not both get it. Refuses with what is allowed and what is left.
 */
export async function takeAllowance(tx: Transaction, customerId: string, count: number): Promise<void> {
  const taken = await tx.sql(
    `UPDATE consignment.consignor SET item_allowance_remaining = item_allowance_remaining - $2
      WHERE customer_id = $1 AND NOT allowance_frozen AND item_allowance_remaining >= $2 RETURNING 1`,
    [customerId, count],
  );
  if (taken.length > 0) return;
  const consignor = (await consignorRows.byKeys(tx, [customerId])).get(customerId);
  if (consignor === undefined) throw notFound();
  const { itemAllowance: allowed, itemAllowanceRemaining: remaining } = consignor;
  throw consignor.allowanceFrozen
    ? allowanceFrozen({ allowed, remaining })
    : allowanceUsedUp({ allowed, remaining, asked: count });
}

/** A draft of theirs that is gone gives its place back; those of an allowance that was made smaller meanwhile have none. */
export async function giveBackAllowance(tx: Transaction, customerId: string): Promise<void> {
  await tx.sql(
    `UPDATE consignment.consignor SET item_allowance_remaining = greatest(0, item_allowance - consignment.own_drafts(store_id, customer_id))
      WHERE customer_id = $1 AND NOT allowance_frozen`,
    [customerId],
  );
}

/** What is left waits until staff give the number again [K22]. */
export async function freezeAllowance(tx: Transaction, customerId: string): Promise<void> {
  const text =
    'UPDATE consignment.consignor SET allowance_frozen = true WHERE customer_id = $1 AND NOT allowance_frozen';
  await tx.sql(text, [customerId]);
}
