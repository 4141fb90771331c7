import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { SellableUnit } from './sellable-unit';

/** What can be sold. Which rows an actor sees is the policy's business. */
export class SellableUnitService {
  /** The unit, or null: none, foreign, and not on sale for a visitor are one answer. */
  findUnit(call: Call, id: string): Promise<SellableUnit | null> {
    return call.load('sellable-unit', id, unitsById);
  }
}

interface UnitRow {
  id: string;
  sku: string;
  description: string;
  price_minor: number;
  currency: string;
  stock: number;
  version: number;
}

async function unitsById(tx: Transaction, ids: string[]): Promise<Map<string, SellableUnit>> {
  const rows = await tx.sql<UnitRow>(
    'commerce.units-by-id',
    `SELECT id, sku, description, price_minor::float8 AS price_minor, currency, stock, version::float8 AS version
       FROM commerce.sellable_unit WHERE id = ANY ($1) AND price_minor IS NOT NULL`,
    [ids],
  );
  return new Map(
    rows.map(({ price_minor, currency, ...row }) => [
      row.id,
      { ...row, price: { amountMinor: price_minor, currency }, isOnSale: row.stock > 0 },
    ]),
  );
}
