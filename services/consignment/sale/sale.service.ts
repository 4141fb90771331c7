import type { Clock } from '../../kernel/clock/clock';
import { connectionOf, countUpTo, keysetSql, pageOf, type Page } from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { daysOf, type Period } from '../../kernel/graph/period';
import { invalidInput } from '../../kernel/refusal/refusal';
import type { SalesListArguments } from '../item/item.input';
import type { ConsignmentItem } from '../item/item';
import { itemColumnsSql, itemOf, type ItemRow } from '../item/item.rows';
import type { MonthlySales, SalesSummary } from './sale';
import { monthlyOf, readFigures, summaryOf } from './sale.figures';

const mostMonths = 60;
const salesSql = `consignment.sale l
  JOIN consignment.item i ON i.store_id = l.store_id AND i.id = l.item_id
  JOIN consignment.store s ON s.store_id = l.store_id`;
const countedSql = `consignment.sale l WHERE ${soldInSql(1)}`;

/** What was sold for consignors. Days are the store's own; nothing here is what anybody bought. */
export class SaleService {
  constructor(private readonly clock: Clock) {}

  /** A consignor's sold items, newest sale first, in a period of days, both inclusive. */
  async listSales(
    call: Call,
    customerId: string,
    wanted: SalesListArguments,
  ): Promise<Connection<ConsignmentItem>> {
    const page = pageOf(wanted);
    const period = daysOf(wanted.period);
    const rows = await call.read((tx) => readPage(tx, page, [this.clock.now(), customerId, ...period]));
    return {
      ...connectionOf(page, rows, (row) => [row['sale.soldOn'], row['sale.id'] ?? ''], itemOf),
      count: () => call.read((tx) => countUpTo(tx, countedSql, [customerId, ...period])),
    };
  }

  /** The figures of a period of days, both inclusive. */
  async summaryOf(call: Call, customerId: string, period?: Period | null): Promise<SalesSummary> {
    return summaryOf(await readFigures(call, this.clock.now(), { customerId, days: daysOf(period) }));
  }

  /** What sold since an instant: from that day on, so that a sale of the same day is never missed. */
  async soldSince(call: Call, customerId: string, instant?: Date | null): Promise<SalesSummary> {
    const { previousVisitAt } = call.actor;
    const since = instant?.getTime() ?? (previousVisitAt === null ? null : Date.parse(previousVisitAt));
    return summaryOf(await readFigures(call, this.clock.now(), { customerId, since }));
  }

  /** The last so many calendar months, oldest first, this month last; a month without sales is there with zeros. */
  async salesByMonth(call: Call, customerId: string, months: number): Promise<MonthlySales[]> {
    if (months < 1 || months > mostMonths) {
      throw invalidInput({ path: 'months', code: 'OUT_OF_RANGE', message: `Between 1 and ${mostMonths}` });
    }
    return monthlyOf(await readFigures(call, this.clock.now(), { customerId, months }), months);
  }
}

/** Three values from `$first` on: the customer, the first and the last day or null. */
function soldInSql(first: number): string {
  const [from, until] = [`$${first + 1}`, `$${first + 2}`];
  return `l.customer_id = $${first} AND l.undone_at IS NULL AND (${from}::date IS NULL OR l.sold_on >= ${from}) AND (${until}::date IS NULL OR l.sold_on <= ${until})`;
}

function readPage(tx: Transaction, page: Page, values: unknown[]): Promise<ItemRow[]> {
  const keyset = keysetSql(page, 'l.sold_on', 'l.id', 'DESC', 'date', 6);
  return tx.sql<ItemRow>(
    `SELECT ${itemColumnsSql} FROM ${salesSql} WHERE ${soldInSql(2)} ${keyset.where} ${keyset.order} LIMIT $5`,
    [...values, page.size + 1, ...(page.key ?? [])],
  );
}
