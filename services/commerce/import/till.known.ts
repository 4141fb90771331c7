import type { Transaction } from '../../kernel/database/transaction';
import { unitRows, type StoredUnit } from '../sellable-unit/sellable-unit.service';
import type { RecordedSale, UnitHere } from './till.rules';

/** A thing that a file names, with the sales it had here. */
export type KnownUnit = StoredUnit & UnitHere;

const columns = unitRows.as('u').columns;

/**
 * What is known of the numbers of a piece, by number. The statements have no name and look into an index a row, so that they are
 * fast also just after an import, when the statistics still say that the tables are empty.
 */
export async function readUnits(
  tx: Transaction,
  numbers: readonly number[],
): Promise<Map<number, KnownUnit>> {
  const found = await tx.once(
    `SELECT ${columns} FROM unnest($1::text[]) AS wanted (sku)
      JOIN LATERAL (SELECT * FROM commerce.sellable_unit WHERE sku = wanted.sku OFFSET 0) u ON true`,
    [[...new Set(numbers)].map(String)],
  );
  const units = found.map((row) => unitRows.as('u').of(row));
  const sales = await readSales(
    tx,
    units.map(({ id }) => id),
  );
  return new Map(units.map((unit) => [Number(unit.sku), { ...unit, sales: sales.get(unit.id) ?? [] }]));
}

/** The sales of units, those that were undone among them, oldest first. */
async function readSales(tx: Transaction, unitIds: string[]): Promise<Map<string, RecordedSale[]>> {
  const rows = await tx.once<RecordedSale & { unitId: string }>(
    `SELECT l.unit_id AS "unitId", o.number AS "orderNumber", o.placed_on::text AS "soldOn", o.external_receipt AS receipt,
            l.gross_minor::float8 AS "soldForMinor", l.cancelled + l.returned < l.ordered AS stands
       FROM unnest($1::uuid[]) AS wanted (id)
       JOIN LATERAL (SELECT * FROM commerce.order_line WHERE unit_id = wanted.id OFFSET 0) l ON true
       JOIN LATERAL (SELECT * FROM commerce.order WHERE id = l.order_id OFFSET 0) o ON true
      ORDER BY l.id`,
    [unitIds],
  );
  const sales = new Map<string, RecordedSale[]>();
  for (const { unitId, ...sale } of rows) {
    const known = sales.get(unitId);
    if (known === undefined) sales.set(unitId, [sale]);
    else known.push(sale);
  }
  return sales;
}

/** Makes whoever sells one of these wait, and waits for who is selling one: what is found to be there is there to be taken. */
export async function lockUnits(tx: Transaction, numbers: readonly number[]): Promise<void> {
  await tx.sql('SELECT 1 FROM commerce.sellable_unit WHERE sku = ANY ($1::text[]) ORDER BY id FOR UPDATE', [
    numbers.map(String),
  ]);
}
