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

type StoredLine = Omit<BalanceLine, 'share' | 'item'>;

const listed = rowsOf<StoredLine>(BalanceLine).as('l');

/** What is listed of a line: its item is read only where it is asked for. */
export type ListedLine = Omit<BalanceLine, 'item'>;

/** What the store came to owe consignors, line by line. */
export class BalanceLineService {
  /** A consignor's lines, newest sale first. */
  async list(call: Call, customerId: string, wanted: PageArguments): Promise<Connection<ListedLine>> {
    const page = pageOf(wanted);
    const keyset = keysetSql(page, 'l.sold_on', 'l.id', 'DESC', 'date', 3);
    const rows = await call.read((tx) =>
      tx.sql<{ id: string; soldOn: string; currency: string }>(
        `SELECT ${listed.columns}, s.currency FROM consignment.balance_line l JOIN consignment.store s ON s.store_id = l.store_id
          WHERE l.customer_id = $1 ${keyset.where} ${keyset.order} LIMIT $2`,
        [customerId, page.size + 1, ...(page.key ?? [])],
      ),
    );
    const shown = (row: (typeof rows)[number]): ListedLine => {
      const line = listed.of(row);
      return { ...line, share: { amountMinor: line.shareMinor, currency: row.currency } };
    };
    return {
      ...connectionOf(page, rows, ({ soldOn, id }) => [soldOn, id], shown),
      count: () =>
        call.read((tx) => countUpTo(tx, 'consignment.balance_line l WHERE l.customer_id = $1', [customerId])),
    };
  }
}
