import type { Clock } from '../../kernel/clock/clock';
import { connectionOf, countUpTo, keysetSql, pageOf } from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { ConsignmentItem } from './item';
import type { ItemListArguments } from './item.input';
import { isDueSql, itemColumnsSql, itemOf, itemsById, itemsSql, type ItemRow } from './item.rows';

const filterSql = `($2::text[] IS NULL OR i.state = ANY ($2)) AND ($3::boolean IS NULL OR coalesce(${isDueSql}, false) = $3)
  AND ($4::timestamptz IS NULL OR i.updated_at >= $4)`;

/** Consignors' goods. */
export class ItemService {
  constructor(private readonly clock: Clock) {}

  /** One item; null where there is none, or none of this actor's. */
  findItem(call: Call, id: string): Promise<ConsignmentItem | null> {
    return call.load('item', id, itemsById(this.clock));
  }

  /** One item by its number; null where there is none, or none of this actor's. */
  async findByNumber(call: Call, number: number): Promise<ConsignmentItem | null> {
    const text = `SELECT ${itemColumnsSql} FROM ${itemsSql} WHERE i.number = $2`;
    const [row] = await call.read((tx) => tx.sql<ItemRow>(text, [this.clock.now(), number]));
    return row === undefined ? null : itemOf(row);
  }

  /**
   * Items, newest number first: a consignor's, or all of the store. The consignor's are asked for by the customer, as a
   * policy alone does not reach the index.
   */
  async listItems(
    call: Call,
    customerId: string | null,
    wanted: ItemListArguments,
  ): Promise<Connection<ConsignmentItem>> {
    const page = pageOf(wanted);
    const { states = null, due = null, changedSince = null } = wanted.filter ?? {};
    const values = [this.clock.now(), states, due, changedSince];
    const whose =
      customerId === null ? { sql: '', values: [] } : { sql: 'AND i.customer_id = $5', values: [customerId] };
    const where = `${filterSql} ${whose.sql}`;
    const asked = [...values, ...whose.values];
    const keyset = keysetSql(page, 'i.number', 'i.id', 'DESC', 'int', asked.length + 2);
    const text = `SELECT ${itemColumnsSql} FROM ${itemsSql} WHERE ${where} ${keyset.where} ${keyset.order} LIMIT $${asked.length + 1}`;
    const rows = await call.read((tx) =>
      tx.sql<ItemRow>(text, [...asked, page.size + 1, ...(page.key ?? [])]),
    );
    return {
      ...connectionOf(page, rows, (row) => [String(row.number), row.id], itemOf),
      count: () =>
        call.read((tx) =>
          countUpTo(
            tx,
            `consignment.item i JOIN consignment.store s ON s.store_id = i.store_id WHERE ${where}`,
            asked,
          ),
        ),
    };
  }
}
