import type { Clock } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import type { ConsignmentItem, ItemState } from './item';

/** An item and its sale as one statement reads them. */
export interface ItemRow {
  id: string;
  number: number;
  customer_id: string;
  description: string;
  category: string | null;
  size: string | null;
  brand: string | null;
  price_minor: number | null;
  currency: string;
  state: ItemState;
  is_due: boolean;
  intake_on: string | null;
  received_on: string | null;
  return_on: string | null;
  share_percent: number | null;
  line_id: string | null;
  sold_on: string;
  sold_for_minor: number;
  share_minor: number;
  store_part_minor: number;
}

/** Is the item due? `$1` is the instant now; the store's time zone says which day that is. */
export const isDueSql = `(i.state = 'ON_SALE' AND i.return_on < ($1::timestamptz AT TIME ZONE s.time_zone)::date)`;

// float8 because pg hands bigint over as text; it is exact far beyond any price in minor units.
export const itemColumnsSql = `i.id, i.number, i.customer_id, i.description, nullif(i.category, '') AS category, nullif(i.size, '') AS size,
  nullif(i.brand, '') AS brand, i.price_minor::float8 AS price_minor, s.currency, i.state, coalesce(${isDueSql}, false) AS is_due,
  i.intake_on::text, i.received_on::text, i.return_on::text, i.share_percent, l.id AS line_id, l.sold_on::text,
  l.sold_for_minor::float8, l.share_minor::float8, l.store_part_minor::float8`;

/** Items (i), their store (s) and, where sold, their balance line (l). */
export const itemsSql = `consignment.item i
  JOIN consignment.store s ON s.store_id = i.store_id
  LEFT JOIN consignment.balance_line l ON l.store_id = i.store_id AND l.cause_id = i.id`;

/** Reads items by id, whoever asks: the batch of the loader 'item'. */
export function itemsById(clock: Clock) {
  return async (tx: Transaction, ids: string[]): Promise<Map<string, ConsignmentItem>> => {
    const text = `SELECT ${itemColumnsSql} FROM ${itemsSql} WHERE i.id = ANY ($2)`;
    const rows = await tx.sql<ItemRow>('consignment.items-by-id', text, [clock.now(), ids]);
    return new Map(rows.map((row) => [row.id, itemOf(row)]));
  };
}

/** The row as the graph shows it. */
export function itemOf(row: ItemRow): ConsignmentItem {
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency });
  return {
    id: row.id,
    number: row.number,
    description: row.description,
    category: row.category,
    size: row.size,
    brand: row.brand,
    price: row.price_minor === null ? null : money(row.price_minor),
    state: row.state,
    isDue: row.is_due,
    intakeOn: row.intake_on,
    receivedOn: row.received_on,
    returnOn: row.return_on,
    sharePercent: row.share_percent,
    sale:
      row.line_id === null
        ? null
        : {
            soldOn: row.sold_on,
            soldFor: money(row.sold_for_minor),
            share: money(row.share_minor),
            storePart: money(row.store_part_minor),
            balanceLineId: row.line_id,
          },
    customer: { id: row.customer_id },
  };
}
