import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';
import { SellableUnit } from './sellable-unit';

/** What can be sold. Which rows an actor sees is the policy's business. */
export class SellableUnitService {
  /** The unit, or null: none, foreign, and not on sale for a visitor are one answer. */
  findUnit(call: Call, id: string): Promise<SellableUnit | null> {
    return call.load('sellable-unit', id, unitsById);
  }
}

const unitRows = rowsOf<Omit<SellableUnit, 'price' | 'isOnSale'>>(SellableUnit);

async function unitsById(tx: Transaction, ids: string[]): Promise<Map<string, SellableUnit>> {
  const units = [...(await unitRows.byKeys(tx, ids)).values()];
  return new Map(
    units.flatMap((unit) => {
      const { id, priceMinor, currency, stock } = unit;
      if (priceMinor === null) return [];
      return [[id, { ...unit, price: { amountMinor: priceMinor, currency }, isOnSale: stock > 0 }]];
    }),
  );
}
