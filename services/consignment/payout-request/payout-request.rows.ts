import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';
import { toComeSql } from '../balance/payable.rows';
import { PayoutRequest } from './payout-request';

export type StoredPayoutRequest = Omit<PayoutRequest, 'customer' | 'payable'>;

/** The table of requests, as its class declares it; the key is the consignor. */
export const payoutRequestRows = rowsOf<StoredPayoutRequest>(PayoutRequest);

const request = payoutRequestRows.as('r');

/** Requests (r) with what of the balance can be paid out by a day (a text of ours): none where the store has no consignment. */
export const payoutRequestsSql = (day: string): string => `consignment.payout_request r
  JOIN consignment.store s ON s.store_id = r.store_id AND s.is_open
  LEFT JOIN consignment.balance b ON b.store_id = r.store_id AND b.customer_id = r.customer_id
  CROSS JOIN LATERAL (${toComeSql('r', day)}) c`;

export const payoutRequestColumnsSql = `${request.columns}, s.currency,
  (coalesce(b.amount_minor, 0) - c.to_come)::float8 AS "payableMinor"`;

/** What one statement reads of a request. */
export interface PayoutRequestRow {
  customerId: string;
  currency: string;
  payableMinor: number;
  [column: string]: unknown;
}

/** The row as the graph shows it. */
export function payoutRequestOf(row: PayoutRequestRow): PayoutRequest {
  const { customerId: id, payableMinor: amountMinor, currency } = row;
  return { ...request.of(row), customer: { id }, payable: { amountMinor, currency } };
}

/** The requests of consignors, with what can be paid out by a day. */
export async function readPayoutRequests(
  tx: Transaction,
  customerIds: string[],
  day: string,
): Promise<Map<string, PayoutRequest>> {
  const rows = await tx.sql<PayoutRequestRow>(
    `SELECT ${payoutRequestColumnsSql} FROM ${payoutRequestsSql('$2::date')} WHERE r.customer_id = ANY ($1::uuid[])`,
    [customerIds, day],
  );
  return new Map(rows.map((row) => [row.customerId, payoutRequestOf(row)]));
}

/** Whoever waits to be paid, and was, does not wait any more. */
export async function closePaidRequests(
  tx: Transaction,
  customerIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx.sql(
    `UPDATE consignment.payout_request SET state = 'PAID', closed_at = $2, version = version + 1
      WHERE customer_id = ANY ($1::uuid[]) AND state = 'OPEN'`,
    [customerIds, at],
  );
}
