import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';
import { itemRows } from '../item/item.rows';
import { ItemRequest } from './item-request';
import { stateOf } from './item-request.rules';

export type StoredRequest = Omit<ItemRequest, 'price' | 'item'>;
/** As the graph shows it, but for its item. */
export type ShownRequest = Omit<ItemRequest, 'item'>;

/** The table of requests, as its class declares it; the key is the item. */
export const requestRows = rowsOf<StoredRequest>(ItemRequest);

const request = requestRows.as('r');
const item = itemRows.only('state', 'heldUntil').as('i', 'item.');

/** Requests (r), their items (i) and the store (s): none where the store has no consignment. */
export const requestsSql = `consignment.item_request r
  JOIN consignment.item i ON i.store_id = r.store_id AND i.id = r.item_id
  JOIN consignment.store s ON s.store_id = r.store_id AND s.is_open`;

export const requestColumnsSql = `${request.columns}, ${item.columns}, s.currency`;

/** What one statement reads of a request. */
export interface RequestRow {
  itemId: string;
  currency: string;
  [column: string]: unknown;
}

/** The row as the graph shows it. */
export function requestOf(row: RequestRow): ShownRequest {
  const stored = request.of(row);
  const { priceMinor } = stored;
  const price = priceMinor === null ? null : { amountMinor: priceMinor, currency: row.currency };
  return { ...stored, state: stateOf(stored, item.of(row)), price };
}

/** The requests for items, by the item: the batch of the loader 'itemRequest'. */
export async function readRequests(tx: Transaction, itemIds: string[]): Promise<Map<string, ShownRequest>> {
  const text = `SELECT ${requestColumnsSql} FROM ${requestsSql} WHERE r.item_id = ANY ($1)`;
  const rows = await tx.sql<RequestRow>(text, [itemIds]);
  return new Map(rows.map((row) => [row.itemId, requestOf(row)]));
}
