import type { Transaction } from '../../kernel/database/transaction';
import { lastValuesAfter } from '../../kernel/import/row';
import { LookAgain } from '../../kernel/job/run';
import { customerRows } from '../customer/customer.rows';
import type { Known } from './consignors.known';
import type { Plan } from './consignors.plan';
import { CONSIGNORS, importedRows } from './imported-row';

/**
 * Takes addresses from those whose rows say others, before they are given to the next: no two may have the same, not for
 * a moment. Answers whose own row is in a later piece: until it is written they have none.
 */
export async function letAddressesGo(
  tx: Transaction,
  { lettingGo, updated }: Pick<Plan, 'lettingGo' | 'updated'>,
): Promise<Known[]> {
  if (lettingGo.size === 0) return [];
  const isHere = new Set(updated.map(({ id }) => id));
  const [here, later] = [
    [...lettingGo].filter(({ id }) => isHere.has(id)),
    [...lettingGo].filter(({ id }) => !isHere.has(id)),
  ];
  const ids = here.map(({ id }) => id);
  await tx.sql(`UPDATE customers.customer SET email = '' WHERE id = ANY ($1::uuid[])`, [ids]);
  await leaveWithout(tx, later);
  return later;
}

/** As if a file had said that they have none: that is what their own row is compared with. */
async function leaveWithout(tx: Transaction, customers: readonly Known[]): Promise<void> {
  const emptied = customers.map(({ id, version }) => ({ id, version: version + 1, email: null }));
  if ((await customerRows.updateMany(tx, emptied)) < emptied.length)
    throw new LookAgain('A customer was saved meanwhile');
  await importedRows.putMany(
    tx,
    customers.map(({ number, last }) => {
      const lastValues = lastValuesAfter({ email: '' }, last?.lastValues);
      // No row is like this: neither the one before nor the one to come is skipped.
      return { kind: CONSIGNORS, number, hash: '', lastValues };
    }),
  );
}
