import type { Clock } from '../../kernel/clock/clock';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { ConsignmentItem } from './item';
import type { ItemListArguments } from './item.input';
import { listItems } from './item.list';
import { itemColumnsSql, itemOf, itemsById, itemsSql, type ItemRow } from './item.rows';

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

  /** Items, newest number first: a consignor's, or all of the store. */
  listItems(
    call: Call,
    customerId: string | null,
    wanted: ItemListArguments,
  ): Promise<Connection<ConsignmentItem>> {
    return listItems(call, this.clock.now(), customerId, wanted);
  }
}
