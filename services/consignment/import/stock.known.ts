import type { Transaction } from '../../kernel/database/transaction';
import type { ShareBase } from '../store/store';
import { askInParts } from './ask-in-parts';
import type { KnownItem } from './stock.rules';

/** An item of the file's number as it stands here. */
export interface ItemHere extends KnownItem {
  id: string;
  number: number;
  version: number;
  description: string;
  category: string;
  size: string;
  brand: string;
  priceMinor: number | null;
  intakeOn: string | null;
  returnOn: string | null;
  sharePercent: number;
  shareBase: ShareBase;
}

/** A row as it was last imported. */
export interface ImportedHere {
  number: number;
  hash: string;
  version: number;
}

/** A consignor by the number a file knows them by, with the share that new items get. */
export interface ConsignorHere {
  number: number;
  customerId: string;
  sharePercent: number;
}

/** What was last imported under these item numbers. */
export function readImported(
  tx: Transaction,
  numbers: readonly number[],
): Promise<Map<number, ImportedHere>> {
  return askInParts<ImportedHere>(
    tx,
    numbers,
    `SELECT number, hash, version::int FROM consignment.imported_row WHERE kind = 'ITEM' AND number = ANY ($1)`,
  );
}

/** Consignors by customer number; customers who are none are not among them. */
export function readConsignors(
  tx: Transaction,
  numbers: readonly number[],
): Promise<Map<number, ConsignorHere>> {
  return askInParts<ConsignorHere>(tx, numbers, consignorsSql);
}

/** Items by number, with their sale. `imported` says whether anything happened to them since. */
export async function readItems(
  tx: Transaction,
  numbers: readonly number[],
  imported: ReadonlyMap<number, ImportedHere>,
): Promise<Map<number, ItemHere>> {
  const items = await askInParts<ItemHere>(tx, numbers, itemsSql);
  for (const item of items.values()) item.untouched = imported.get(item.number)?.version === item.version;
  return items;
}

const itemsSql = `
SELECT i.number, i.id, i.customer_id AS "customerId", i.state, i.version, i.description, i.category, i.size, i.brand,
       i.price_minor::float8 AS "priceMinor", i.intake_on::text AS "intakeOn", i.return_on::text AS "returnOn",
       i.share_percent::float8 AS "sharePercent", i.share_base AS "shareBase", l.sold_on::text AS "soldOn",
       l.sold_for_minor::float8 AS "soldForMinor"
  FROM consignment.item i
  LEFT JOIN LATERAL (SELECT sold_on, sold_for_minor FROM consignment.balance_line WHERE cause_id = i.id OFFSET 0) l ON true
 WHERE i.number = ANY ($1)`;

const consignorsSql = `
SELECT c.number, k.customer_id AS "customerId", coalesce(k.consignor_share_percent, s.consignor_share_percent)::float8 AS "sharePercent"
  FROM consignment.customer c
  JOIN consignment.store s ON s.store_id = c.store_id
  JOIN LATERAL (SELECT * FROM consignment.consignor WHERE customer_id = c.id OFFSET 0) k ON true
 WHERE c.number = ANY ($1)`;
