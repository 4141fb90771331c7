import { unitSalesChanged, type UnitSale, type UnitSaleState } from '../../../schema/events/commerce';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import type { MovedUnit } from '../sellable-unit/take';

/** Tells the other services what was sold, or undone where there is no sale of it, 500 an event. */
export async function emitUnitSales(
  tx: Transaction,
  moved: readonly MovedUnit[],
  saleOf: (unitId: string) => UnitSale | null,
  now: Date,
): Promise<void> {
  const states: UnitSaleState[] = moved.map(({ id, saleVersion }) => ({
    ...{ id, version: saleVersion },
    ...{ sale: saleOf(id), at: now.toISOString() },
  }));
  for (const units of chunksOf(states)) {
    const [{ id, version }] = units;
    await tx.emit(unitSalesChanged, { id, version }, { units });
  }
}
