import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import type { Charity } from './consignor';

/** A consignor as the other services hear of one. */
export interface ConsignorChange {
  customerId: string;
  version: number;
  charity: Charity;
}

/** Tells the other services of consignors, 500 an event. */
export async function emitConsignorsChanged(
  tx: Transaction,
  changes: readonly ConsignorChange[],
): Promise<void> {
  for (const consignors of chunksOf(changes)) {
    const [{ customerId, version }] = consignors;
    await tx.emit({
      name: 'consignment.consignors-changed',
      aggregateId: customerId,
      version,
      payload: { consignors },
    });
  }
}
