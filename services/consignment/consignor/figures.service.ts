import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Money } from '../../kernel/graph/shared';
import { afterwardsOf, lastDayToCollect, type AfterGrace } from '../item/deadline.rules';
import type { ItemState } from '../item/item';
import type { DueSummary, StockCounts } from '../item/stock-counts';
import { isDueSql } from '../item/item.rows';
import type { Charity } from './consignor';

/** What stands at the top of a consignor's page, read in one statement. */
export interface Figures {
  stock: StockCounts;
  due: DueSummary;
  balance: Money;
}

/** A consignor's counts, reckoned from the rows, and their balance, which moves with its lines. */
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
      rows.map((row) => [
        row.customer_id,
        {
          stock: { ...row.stock, due: row.due_count, back: row.stock.returned + row.stock.donated },
          due: dueOf(row),
          balance: { amountMinor: row.balance_minor, currency: row.currency },
        },
      ]),
    );
  }
}

interface FiguresRow {
  customer_id: string;
  currency: string;
  charity: Charity;
  grace_days: number;
  after_grace: AfterGrace;
  stock: Omit<StockCounts, 'due' | 'back'>;
  due_count: number;
  first_return_on: string | null;
  balance_minor: number;
}

function dueOf({ due_count, first_return_on, grace_days, charity, after_grace }: FiguresRow): DueSummary {
  return {
    count: due_count,
    firstReturnOn: first_return_on,
    collectBy: first_return_on && lastDayToCollect(first_return_on, grace_days),
    afterwards: afterwardsOf(charity, after_grace),
  };
}

/** How the graph calls the count of each state. */
const counted: Record<ItemState, keyof StockCounts> = {
  DRAFT: 'draft',
  SUBMITTED: 'submitted',
  RECEIVED: 'received',
  REJECTED: 'rejected',
  ON_SALE: 'onSale',
  SOLD: 'sold',
  RETURNED: 'returned',
  DONATED: 'donated',
  WITHDRAWN: 'withdrawn',
  LOST: 'lost',
};
const countsSql = Object.entries(counted).map(
  ([state, name]) => `'${name}', count(*) FILTER (WHERE i.state = '${state}')`,
);

// The inner read is answered by an index alone; see the migration.
const figuresSql = `
SELECT k.customer_id, k.charity, s.currency, s.grace_days, s.after_grace, goods.stock, goods.due_count,
       goods.first_return_on::text, coalesce(b.amount_minor, 0)::float8 AS balance_minor
  FROM consignment.consignor k
  JOIN consignment.store s ON s.store_id = k.store_id
 CROSS JOIN LATERAL (
   SELECT json_build_object('all', count(*), ${countsSql.join(', ')}) AS stock,
          count(*) FILTER (WHERE ${isDueSql})::int AS due_count,
          min(i.return_on) FILTER (WHERE ${isDueSql}) AS first_return_on
     FROM consignment.item i WHERE i.store_id = k.store_id AND i.customer_id = k.customer_id) goods
  LEFT JOIN consignment.balance b ON b.store_id = k.store_id AND b.customer_id = k.customer_id
 WHERE k.customer_id = ANY ($2)`;
