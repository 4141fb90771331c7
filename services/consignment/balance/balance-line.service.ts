import {
  connectionOf,
  countUpTo,
  keysetSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { rowsOf } from '../../kernel/row/rows';
import { BalanceLine } from './balance-line';

/** The table of balance lines, as its class declares it. */
export const balanceLineRows = rowsOf<Omit<BalanceLine, 'amount' | 'item' | 'paidOut'>>(BalanceLine);

const listed = balanceLineRows.as('l');

/** What is listed of a line: its item is read only where it is asked for. */
export type ListedLine = Omit<BalanceLine, 'item'>;

/** What the store came to owe consignors, line by line. */
export class BalanceLineService {
  /** A consignor's lines, newest first. */
  async list(call: Call, customerId: string, wanted: PageArguments): Promise<Connection<ListedLine>> {
    const page = pageOf(wanted);
    const keyset = keysetSql(page, 'l.id', 'l.id', 'DESC', 'uuid', 3);
    const rows = await call.read((tx) =>
      tx.sql<{ id: string; currency: string; paidOut: boolean }>(
        `SELECT ${listed.columns}, s.currency, p.balance_line_id IS NOT NULL AS "paidOut"
           FROM consignment.balance_line l JOIN consignment.store s ON s.store_id = l.store_id
           LEFT JOIN consignment.payout_line p ON p.store_id = l.store_id AND p.balance_line_id = l.id
          WHERE l.customer_id = $1 ${keyset.where} ${keyset.order} LIMIT $2`,
        [customerId, page.size + 1, ...(page.key ?? [])],
      ),
    );
    const shown = (row: (typeof rows)[number]): ListedLine => {
      const line = listed.of(row);
      const amount = { amountMinor: line.amountMinor, currency: row.currency };
      return { ...line, amount, paidOut: row.paidOut };
    };
    return {
      ...connectionOf(page, rows, ({ id }) => [id, id], shown),
      count: () =>
        call.read((tx) => countUpTo(tx, 'consignment.balance_line l WHERE l.customer_id = $1', [customerId])),
    };
  }
}
