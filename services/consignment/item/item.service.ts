import type { Clock } from '../../kernel/clock/clock';
import { connectionOf, countUpTo, keysetSql, pageOf, type Page } from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { ConsignmentItem } from './item';
import type { ItemListArguments } from './item.input';
import { isDueSql, itemColumnsSql, itemOf, itemsById, itemsSql, type ItemRow } from './item.rows';

const filterSql = `i.customer_id = $2 AND ($3::text[] IS NULL OR i.state = ANY ($3))
  AND ($4::boolean IS NULL OR coalesce(${isDueSql}, false) = $4)`;
const countedSql = `consignment.item i JOIN consignment.store s ON s.store_id = i.store_id WHERE ${filterSql}`;

/** Consignors' goods. */
export class ItemService {
  constructor(private readonly clock: Clock) {}

  /** One item; null where there is none, or none of this actor's. */
  findItem(call: Call, id: string): Promise<ConsignmentItem | null> {
    return call.load('item', id, itemsById(this.clock));
  }

  /** A consignor's items, newest number first. It names the customer: a policy alone does not reach the index. */
  async listItems(
    call: Call,
    customerId: string,
    wanted: ItemListArguments,
  ): Promise<Connection<ConsignmentItem>> {
    const page = pageOf(wanted);
    const { states = null, due = null } = wanted.filter ?? {};
    const values = [this.clock.now(), customerId, states, due];
    const rows = await call.read((tx) => readPage(tx, page, values));
    return {
      ...connectionOf(page, rows, (row) => [String(row.number), row.id], itemOf),
      count: () => call.read((tx) => countUpTo(tx, countedSql, values)),
    };
  }
}

function readPage(tx: Transaction, page: Page, values: unknown[]): Promise<ItemRow[]> {
  const keyset = keysetSql(page, 'i.number', 'i.id', 'DESC', 'int', 6);
  return tx.run<ItemRow>(
    `SELECT ${itemColumnsSql} FROM ${itemsSql} WHERE ${filterSql} ${keyset.where} ${keyset.order} LIMIT $5`,
    [...values, page.size + 1, ...(page.key ?? [])],
  );
}
