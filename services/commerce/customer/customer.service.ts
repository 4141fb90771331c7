import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Money } from '../../kernel/graph/shared';

/** What commerce reckons of a customer. */
interface CustomerFigures {
  salesTotal: Money;
  storeCredit: Money;
}

/** What customers have bought, and may buy without paying. */
export class CustomerService {
  /** The customer's sales so far; null where commerce knows no such customer, or not for this actor. */
  async salesTotalOf(call: Call, customerId: string): Promise<Money | null> {
    return (await call.load('customerFigures', customerId, readFigures))?.salesTotal ?? null;
  }

  /** The customer's store credit; null likewise. */
  async storeCreditOf(call: Call, customerId: string): Promise<Money | null> {
    return (await call.load('customerFigures', customerId, readFigures))?.storeCredit ?? null;
  }
}

interface FiguresRow {
  id: string;
  salesTotal: number;
  storeCredit: number;
  currency: string;
}

/** Read together: whoever shows one shows the other. */
async function readFigures(tx: Transaction, ids: string[]): Promise<Map<string, CustomerFigures>> {
  // float8 because pg hands bigint over as text; it is exact far beyond any turnover in minor units.
  const rows = await tx.sql<FiguresRow>(
    `SELECT c.id, c.sales_total_minor::float8 AS "salesTotal", coalesce(k.amount_minor, 0)::float8 AS "storeCredit", s.currency
       FROM commerce.customer c JOIN commerce.store s ON s.store_id = c.store_id
       LEFT JOIN commerce.store_credit k ON k.store_id = c.store_id AND k.customer_id = c.id
      WHERE c.id = ANY ($1)`,
    [ids],
  );
  return new Map(
    rows.map(({ id, salesTotal, storeCredit, currency }) => {
      const money = (amountMinor: number): Money => ({ amountMinor, currency });
      return [id, { salesTotal: money(salesTotal), storeCredit: money(storeCredit) }];
    }),
  );
}
