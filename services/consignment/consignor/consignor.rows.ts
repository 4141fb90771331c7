import type { StoreModule } from '../../../schema/modules';
import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';
import { Consignor } from './consignor';

/** What is stored of a consignor; the rest is reckoned from it and the store's default. */
export type StoredConsignor = Omit<Consignor, 'effectiveSharePercent' | 'storeDefaultSharePercent'>;

/** The table of consignors, as their class declares it. */
export const consignorRows = rowsOf<StoredConsignor>(Consignor);

const selected = consignorRows.as('k');

/** What a statement reads of a consignor beside the own columns. */
export interface ConsignorRow {
  customerId: string;
  storeDefaultSharePercent: number;
  modules: StoreModule[];
}

/** Consignors (k) and their store (s): none where the store has no consignment. */
export const openConsignorsSql = `consignment.consignor k JOIN consignment.store s ON s.store_id = k.store_id AND s.is_open`;

/** Consignors with what their store agrees with all; a condition follows. */
export const consignorsSql = `SELECT ${selected.columns}, s.consignor_share_percent::float8 AS "storeDefaultSharePercent", s.modules
  FROM ${openConsignorsSql}`;

/** Consignors by the id of their customer, as far as the actor may see them. */
export async function readConsignors(
  tx: Transaction,
  customerIds: string[],
): Promise<Map<string, Consignor>> {
  const text = `${consignorsSql} WHERE k.customer_id = ANY ($1)`;
  const rows = await tx.sql<ConsignorRow>(text, [customerIds]);
  return new Map(rows.map((row) => [row.customerId, consignorOf(row)]));
}

/** The row as the graph shows it. */
export function consignorOf(row: ConsignorRow): Consignor {
  const consignor = selected.of(row);
  const { storeDefaultSharePercent } = row;
  const effectiveSharePercent = consignor.consignorSharePercent ?? storeDefaultSharePercent;
  // Who was allowed it is again when the store lets them [N21].
  const mayCreateItems = consignor.mayCreateItems && row.modules.includes('SELF_ENTRY');
  return { ...consignor, mayCreateItems, storeDefaultSharePercent, effectiveSharePercent };
}
