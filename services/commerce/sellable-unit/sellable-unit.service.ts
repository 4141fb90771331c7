import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';
import { plainLine } from '../../kernel/text/text';
import { SellableUnit } from './sellable-unit';

/** What can be sold. Which rows an actor sees is the policy's business. */
export class SellableUnitService {
  /** The unit, or null: none, foreign, and not on sale for a visitor are one answer. */
  findUnit(call: Call, id: string): Promise<SellableUnit | null> {
    return call.load('sellable-unit', id, unitsById);
  }

  /** The unit that is called so, or null. */
  async findBySku(call: Call, sku: string): Promise<SellableUnit | null> {
    const [unit] = await call.read((tx) => unitRows.where(tx, 't.sku = $1', [plainLine(sku)]));
    return unit === undefined ? null : unitOf(unit);
  }
}

/** A unit as its table has it. */
export type StoredUnit = Omit<SellableUnit, 'price' | 'isOnSale'>;

/** The table of units, as its class declares it. */
export const unitRows = rowsOf<StoredUnit>(SellableUnit);

/** The row as the graph shows it; null before the first price. */
function unitOf(unit: StoredUnit): SellableUnit | null {
  const { priceMinor, currency, stock } = unit;
  if (priceMinor === null) return null;
  return { ...unit, price: { amountMinor: priceMinor, currency }, isOnSale: stock > 0 };
}

async function unitsById(tx: Transaction, ids: string[]): Promise<Map<string, SellableUnit>> {
  const units = [...(await unitRows.byKeys(tx, ids)).values()];
  return new Map(
    units.flatMap((unit) => (unitOf(unit) === null ? [] : [[unit.id, unitOf(unit) as SellableUnit]])),
  );
}
