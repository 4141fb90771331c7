import { consignorsChanged, type ConsignorState } from '../../../schema/events/consignment';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';

/** Tells the other services of consignors, 500 an event. */
export async function emitConsignorsChanged(
  tx: Transaction,
  changes: readonly ConsignorState[],
): Promise<void> {
  for (const consignors of chunksOf(changes)) {
    const [{ customerId, version }] = consignors;
    await tx.emit(consignorsChanged, { id: customerId, version }, { consignors });
  }
}
