import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Money } from '../../kernel/graph/shared';

/** What customers have bought. */
export class CustomerService {
  /** The customer's sales so far; null where commerce knows no such customer, or not for this actor. */
  salesTotalOf(call: Call, customerId: string): Promise<Money | null> {
    return call.load('sales-total', customerId, salesTotals);
  }
}

interface TotalRow {
  id: string;
  amount_minor: number;
  currency: string;
}

async function salesTotals(tx: Transaction, ids: string[]): Promise<Map<string, Money>> {
  // float8 because pg hands bigint over as text; it is exact far beyond any turnover in minor units.
  const rows = await tx.sql<TotalRow>(
    `SELECT c.id, c.sales_total_minor::float8 AS amount_minor, s.currency
       FROM commerce.customer c JOIN commerce.store s ON s.store_id = c.store_id
      WHERE c.id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, { amountMinor: row.amount_minor, currency: row.currency }]));
}
