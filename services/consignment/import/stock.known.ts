import type { Transaction } from '../../kernel/database/transaction';
import type { ShareBase } from '../item/item';
import type { MarkdownBearer, Offered } from '../markdown/markdown.rules';
import type { StoredPrice } from '../price/item-price';
import { itemRows } from '../item/item.rows';
import { isPaidOutSql } from '../sale/book-sale';
import { saleRows } from '../sale/sale.rows';
import type { VatScheme } from '../vat/vat.rules';
import { askInParts } from './ask-in-parts';
import { importedRows } from './imported-row';
import type { KnownItem } from './stock.rules';

/** An item of the file's number as it stands here, a blank text as the table has it. */
export interface ItemHere extends KnownItem, Offered {
  id: string;
  number: number;
  version: number;
  description: string;
  category: string;
  size: string;
  brand: string;
  pricedAt: Date | null;
  intakeOn: string | null;
  receivedOn: string | null;
  returnOn: string | null;
  sharePercent: number;
  shareBase: ShareBase;
  markdownBorneBy: MarkdownBearer;
  vatScheme: VatScheme;
  /** What it was on sale at, newest first; only of what a row says was sold. */
  prices?: readonly StoredPrice[];
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
  /** 'PRIVATE' or 'COMPANY'. */
  kind: string;
}

const imported = importedRows.only('number', 'hash', 'version').as('r');

/** What was last imported under these item numbers. */
export function readImported(
  tx: Transaction,
  numbers: readonly number[],
): Promise<Map<number, ImportedHere>> {
  return askInParts<ImportedHere>(
    tx,
    numbers,
    `SELECT ${imported.columns} FROM ${importedRows.table} r WHERE r.kind = 'ITEM' AND r.number = ANY ($1)`,
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

const item = itemRows.as('i');
const sale = saleRows.only('soldOn', 'soldForMinor', 'origin').as('l');
const itemsSql = `
SELECT ${item.columns}, ${sale.columns}, l.settled
  FROM consignment.item i
  LEFT JOIN LATERAL (SELECT sold_on, sold_for_minor, origin, ${isPaidOutSql} AS settled
                       FROM consignment.sale s WHERE item_id = i.id AND undone_at IS NULL OFFSET 0) l ON true
 WHERE i.number = ANY ($1)`;

const consignorsSql = `
SELECT c.number, c.kind, k.customer_id AS "customerId", coalesce(k.consignor_share_percent, s.consignor_share_percent)::float8 AS "sharePercent"
  FROM consignment.customer c
  JOIN consignment.store s ON s.store_id = c.store_id
  JOIN LATERAL (SELECT * FROM consignment.consignor WHERE customer_id = c.id OFFSET 0) k ON true
 WHERE c.number = ANY ($1)`;
