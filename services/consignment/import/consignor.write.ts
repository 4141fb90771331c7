import type { Transaction } from '../../kernel/database/transaction';
import { LookAgain } from '../../kernel/job/run';
import { emitConsignorsChanged } from '../consignor/consignor.event';
import { consignorRows } from '../consignor/consignor.rows';
import type { ConsignorPlan } from './consignor.plan';
import { rememberRows } from './imported-row';

/** Carries the plan out: agreements, what was imported, and what the other services hear. */
export async function writeConsignors(tx: Transaction, { changes, seen }: ConsignorPlan): Promise<void> {
  const after = changes.map(({ customerId, version, agreement }) => ({
    ...agreement,
    customerId,
    version: version + 1,
  }));
  const known = after.filter(({ version }) => version > 1);
  // Staff agreed otherwise between our reading and our writing.
  if ((await consignorRows.updateMany(tx, known)) < known.length)
    throw new LookAgain('An agreement was changed meanwhile');
  // Made by staff in that moment it is there twice, and looked at again too.
  await consignorRows.insertMany(
    tx,
    after.filter(({ version }) => version === 1),
  );
  await emitConsignorsChanged(
    tx,
    after.map(({ customerId, version, charity }) => ({ customerId, version, charity })),
  );
  await rememberRows(tx, 'CONSIGNOR', seen);
}
