import type { Transaction } from '../../kernel/database/transaction';
import type { Table } from '../../kernel/table/table';
import type { ShareBase } from '../store/store';
import type { StockValues } from './stock.columns';
import type { KnownItem } from './stock.rules';

/** An item of the file's number as it stands here. */
export interface ItemHere extends KnownItem {
  id: string;
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

/** A consignor by the number a file knows them by, with the share that new items get. */
export interface ConsignorHere {
  customerId: string;
  sharePercent: number;
}

/** What is known here of a file's numbers. */
export interface KnownStock {
  items: ReadonlyMap<number, ItemHere>;
  hashes: ReadonlyMap<number, string>;
  consignors: ReadonlyMap<number, ConsignorHere>;
}

/** Reads what is known of a file's items and consignors: two statements, however long the file. */
export async function readKnownStock(tx: Transaction, table: Table<StockValues>): Promise<KnownStock> {
  const rows = await tx.sql<ItemHere & { number: number; hash: string | null; id: string | null }>(
    'consignment.known-items',
    `SELECT given.number, i.id, i.customer_id AS "customerId", i.state, i.version, i.description, i.category, i.size, i.brand,
            i.price_minor::float8 AS "priceMinor", i.intake_on::text AS "intakeOn", i.return_on::text AS "returnOn",
            i.share_percent AS "sharePercent", i.share_base AS "shareBase", l.sold_on::text AS "soldOn",
            l.sold_for_minor::float8 AS "soldForMinor", r.hash, coalesce(r.version = i.version, false) AS untouched
       FROM unnest($1::int[]) AS given (number)
       LEFT JOIN consignment.item i ON i.number = given.number
       LEFT JOIN consignment.balance_line l ON l.cause_id = i.id
       LEFT JOIN consignment.imported_row r ON r.kind = 'ITEM' AND r.number = given.number
      WHERE i.id IS NOT NULL OR r.hash IS NOT NULL`,
    [numbersOf(table, 'number')],
  );
  const consignors = await tx.sql<ConsignorHere & { number: number }>(
    'consignment.known-consignor-shares',
    `SELECT c.number, k.customer_id AS "customerId", coalesce(k.consignor_share_percent, s.consignor_share_percent) AS "sharePercent"
       FROM consignment.customer c
       JOIN consignment.consignor k ON k.store_id = c.store_id AND k.customer_id = c.id
       JOIN consignment.store s ON s.store_id = c.store_id
      WHERE c.number = ANY ($1)`,
    [[...new Set(numbersOf(table, 'customerNumber'))]],
  );
  return {
    items: new Map(rows.filter((row) => row.id !== null).map((row) => [row.number, row])),
    hashes: new Map(rows.flatMap((row) => (row.hash === null ? [] : [[row.number, row.hash] as const]))),
    consignors: new Map(consignors.map(({ number, ...consignor }) => [number, consignor])),
  };
}

function numbersOf(table: Table<StockValues>, key: 'number' | 'customerNumber'): number[] {
  return table.rows.map((row) => row.values[key]).filter((number) => number !== null);
}
