import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput, type FieldFault } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { unitRows, type StoredUnit } from '../sellable-unit/sellable-unit.service';
import { vatPercentOn } from '../vat/vat.rules';
import type { SaleLineInput } from './sale.input';
import { notOnSale } from './sale.problems';
import { discountOf, type SoldLine } from './sale.rules';

/** A unit as it is being sold: its price, and what comes off it. */
export interface SoldUnit extends SoldLine {
  unit: StoredUnit;
}

/** The stock-keeping units that lines name, as they are kept. */
export function skusOf(lines: readonly SaleLineInput[]): string[] {
  return lines.map(({ sku }) => plainLine(sku));
}

/**
 * What the lines sell: each names another unit that there is, and what that costs. Whether it is to be had, taking it decides;
 * what plainly is not is refused here, before anything is written.
 */
export async function soldUnits(
  tx: Transaction,
  lines: readonly SaleLineInput[],
  { country, soldOn }: { country: string; soldOn: string },
): Promise<SoldUnit[]> {
  const skus = skusOf(lines);
  const known = new Map(
    (await unitRows.where(tx, 't.sku = ANY ($1)', [skus])).map((unit) => [unit.sku, unit]),
  );
  throwWhere(faultsOfSkus(skus, known));
  const units = skus.flatMap((sku) => known.get(sku) ?? []);
  await assertOnSale(tx, units, (unit) => unit.stock > 0);
  throwWhere([...faultsOfDay(units, soldOn), ...faultsOfAsking(lines, units)]);
  return units.map((unit, at) => {
    const line = lines[at];
    const priceMinor = line?.priceMinor ?? unit.priceMinor ?? 0;
    return {
      ...{ unit, priceMinor, vatScheme: unit.vatScheme },
      vatPercent: vatPercentOn(country, unit.vatClass, soldOn),
      discount: discountOf(line?.discount, `lines.${at}.discount`, priceMinor),
    };
  });
}

function faultsOfSkus(skus: readonly string[], known: ReadonlyMap<string, StoredUnit>): FieldFault[] {
  return skus.flatMap((sku, at): FieldFault[] => {
    const path = `lines.${at}.sku`;
    if (sku === '') return [{ path, code: 'REQUIRED', message: 'Which item?' }];
    if (!known.has(sku)) return [{ path, code: 'BAD_FORMAT', message: `Nothing here is called ${sku}` }];
    return skus.indexOf(sku) < at ? [{ path, code: 'TAKEN', message: `${sku} stands in another line` }] : [];
  });
}

/** Nothing is sold before it was in the store. */
function faultsOfDay(units: readonly StoredUnit[], soldOn: string): FieldFault[] {
  const later = units.find(({ receivedOn }) => receivedOn !== null && soldOn < receivedOn);
  if (later === undefined) return [];
  const message = `${later.sku} came into the store on ${later.receivedOn}, after ${soldOn}`;
  return [{ path: 'soldOn', code: 'NOT_ALLOWED', message }];
}

/** Of an item that was marked up or down meanwhile nobody is charged the price from before unasked. */
function faultsOfAsking(lines: readonly SaleLineInput[], units: readonly StoredUnit[]): FieldFault[] {
  return units.flatMap(({ priceMinor }, at): FieldFault[] => {
    const seen = lines[at]?.askingMinor ?? null;
    if (seen === null || seen === priceMinor) return [];
    const message = `It is ${String(priceMinor)} now, not ${seen}`;
    return [{ path: `lines.${at}.askingMinor`, code: 'NOT_ALLOWED', message }];
  });
}

/** Refuses those of the units of which this does not hold, in their order, with the order that has them where there is one. */
export async function assertOnSale(
  tx: Transaction,
  units: readonly StoredUnit[],
  isThere: (unit: StoredUnit) => boolean,
): Promise<void> {
  const missing = units.filter((unit) => !isThere(unit));
  if (missing.length === 0) return;
  const sold = await tx.sql<{ unitId: string; number: number }>(
    `SELECT DISTINCT ON (l.unit_id) l.unit_id AS "unitId", o.number FROM commerce.order_line l
       JOIN commerce.order o ON o.store_id = l.store_id AND o.id = l.order_id
      WHERE l.unit_id = ANY ($1::uuid[]) AND l.cancelled + l.returned < l.ordered ORDER BY l.unit_id, l.id DESC`,
    [missing.map(({ id }) => id)],
  );
  const orders = new Map(sold.map(({ unitId, number }) => [unitId, number]));
  throw notOnSale(
    missing.map((unit) => ({
      path: `lines.${units.indexOf(unit)}.sku`,
      sku: unit.sku,
      soldInOrder: orders.get(unit.id) ?? null,
    })),
  );
}

/** Refuses an input that has faults. */
export function throwWhere(faults: readonly FieldFault[]): void {
  if (faults.length > 0) throw invalidInput(...faults);
}
