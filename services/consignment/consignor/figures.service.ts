import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Money } from '../../kernel/graph/shared';
import type { DueSummary, StockCounts } from '../item/item';
import { isDueSql } from '../item/item.rows';

/** What stands at the top of a consignor's page, read in one statement. */
export interface Figures {
  stock: StockCounts;
  due: DueSummary;
  balance: Money;
}

/** A consignor's counts and balance, reckoned from the rows: nothing that could drift is kept beside them. */
export class FiguresService {
  constructor(private readonly clock: Clock) {}

  async figuresOf(call: Call, customerId: string): Promise<Figures> {
    const figures = await call.load('figures', customerId, (tx, ids) => this.readFigures(tx, ids));
    if (figures === null) throw new Error('Figures were asked for somebody who is no consignor');
    return figures;
  }

  private async readFigures(tx: Transaction, customerIds: string[]): Promise<Map<string, Figures>> {
    const rows = await tx.sql<FiguresRow>(figuresSql, [this.clock.now(), customerIds]);
    return new Map(
      rows.map(({ customer_id, stock, due_count, first_return_on, collect_by, balance_minor, currency }) => [
        customer_id,
        {
          stock: { ...stock, due: due_count },
          due: { count: due_count, firstReturnOn: first_return_on, collectBy: collect_by },
          balance: { amountMinor: balance_minor, currency },
        },
      ]),
    );
  }
}

interface FiguresRow {
  customer_id: string;
  currency: string;
  stock: Omit<StockCounts, 'due'>;
  due_count: number;
  first_return_on: string | null;
  collect_by: string | null;
  balance_minor: number;
}

// Both inner reads are answered by an index alone; see the migration.
const figuresSql = `
SELECT k.customer_id, s.currency, goods.stock, goods.due_count, goods.first_return_on::text,
       (goods.first_return_on + s.grace_days)::text AS collect_by, owed.balance_minor
  FROM consignment.consignor k
  JOIN consignment.store s ON s.store_id = k.store_id
 CROSS JOIN LATERAL (
   SELECT json_build_object('all', count(*), 'onSale', count(*) FILTER (WHERE i.state = 'ON_SALE'),
            'submitted', count(*) FILTER (WHERE i.state = 'SUBMITTED'), 'sold', count(*) FILTER (WHERE i.state = 'SOLD'),
            'back', count(*) FILTER (WHERE i.state IN ('RETURNED', 'DONATED'))) AS stock,
          count(*) FILTER (WHERE ${isDueSql})::int AS due_count,
          min(i.return_on) FILTER (WHERE ${isDueSql}) AS first_return_on
     FROM consignment.item i WHERE i.store_id = k.store_id AND i.customer_id = k.customer_id) goods
 CROSS JOIN LATERAL (
   SELECT coalesce(sum(l.share_minor), 0)::float8 AS balance_minor
     FROM consignment.balance_line l WHERE l.store_id = k.store_id AND l.customer_id = k.customer_id AND NOT l.settled) owed
 WHERE k.customer_id = ANY ($2)`;
