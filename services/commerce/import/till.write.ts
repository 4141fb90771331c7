import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { LookAgain } from '../../kernel/job/run';
import { paidAtRegister, writeSales, type SaleToWrite } from '../sale/write-sales';
import { takeUnits } from '../sellable-unit/take';
import type { Store } from '../store/store';
import { vatPercentOn } from '../vat/vat.rules';
import { importedSaleRows } from './imported-sale';
import type { PlannedLine, TillPlan } from './till.plan';

/**
 * Carries the plan out in the one transaction of its piece, now: what was sold is taken, and written as the desk's sales are.
 * Each is given the next of the numbers, which leaves them.
 */
export async function writeTillSales(
  tx: Transaction,
  store: Store,
  { sales }: TillPlan,
  { numbers, now }: { numbers: number[]; now: Date },
): Promise<void> {
  if (sales.length === 0) return;
  const units = sales.flat().map(({ unit }) => unit.id);
  const taken = await takeUnits(tx, units);
  if (taken.length < units.length) throw new LookAgain('Something was sold meanwhile');
  const written = sales.map((lines) => saleToWrite(store, lines));
  const lines = await writeSales(tx, written, taken, {
    ...{ currency: store.currency, now },
    numbers: numbers.splice(0, sales.length),
  });
  const made = new Map(lines.map(({ id, unitId }) => [unitId, id]));
  await importedSaleRows.insertMany(
    tx,
    sales.flat().map(({ unit, soldOn, receipt, soldForMinor }) => ({
      ...{ unitId: unit.id, soldOn, externalReceipt: receipt ?? '', soldForMinor },
      lineId: made.get(unit.id) ?? '',
    })),
  );
}

/** Rung up at the till, and paid there, with a receipt or without. */
function saleToWrite({ country }: Store, lines: readonly PlannedLine[]): SaleToWrite {
  const [{ soldOn, receipt } = { soldOn: '', receipt: null }] = lines;
  return {
    ...{ orderId: newId(), soldOn, buyer: null, externalReceipt: receipt ?? '', overall: null },
    sold: lines.map(({ unit, soldForMinor: priceMinor }) => ({
      ...{ unit, priceMinor, discount: null, vatScheme: unit.vatScheme },
      vatPercent: vatPercentOn(country, unit.vatClass, soldOn),
    })),
    paid: paidAtRegister(lines.reduce((sum, { soldForMinor }) => sum + soldForMinor, 0)),
  };
}
