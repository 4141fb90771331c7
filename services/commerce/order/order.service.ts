import { connectionOf, countUpTo, keysetSql, pageOf } from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { daysOf } from '../../kernel/graph/period';
import type { Payment } from '../payment/payment';
import type { OrderListArguments } from './order.input';
import type { OrderLine } from './order-line';
import {
  orderOf,
  orderRows,
  readLines,
  readOrders,
  readOrdersOf,
  readPayments,
  type ReadOrder,
} from './order.rows';

/** What people bought. Which orders an actor sees is the policy's business. */
export class OrderService {
  /** The order, or null: none and foreign are one answer. */
  findOrder(call: Call, id: string): Promise<ReadOrder | null> {
    return call.load('order', id, readOrders);
  }

  /** The order with this number, or null. */
  async findByNumber(call: Call, number: number): Promise<ReadOrder | null> {
    const [row] = await call.read((tx) => orderRows.where(tx, 't.number = $1', [number]));
    return row === undefined ? null : orderOf(row);
  }

  /** The order that has this unit: it was sold in it, and did not come back. */
  async findOrderOf(call: Call, unitId: string): Promise<ReadOrder | null> {
    return call.load('orderOfUnit', unitId, readOrdersOf);
  }

  /** Its lines, as they were entered. */
  async linesOf(call: Call, orderId: string): Promise<OrderLine[]> {
    return (await call.load('orderLines', orderId, readLines)) ?? [];
  }

  /** What was paid for it, oldest first. */
  async paymentsOf(call: Call, orderId: string): Promise<Payment[]> {
    return (await call.load('orderPayments', orderId, readPayments)) ?? [];
  }

  /** Orders, newest first, of a period of days, both inclusive. */
  async list(call: Call, wanted: OrderListArguments): Promise<Connection<ReadOrder>> {
    const page = pageOf(wanted);
    const days = daysOf(wanted.period);
    const filter = `($1::date IS NULL OR t.placed_on >= $1) AND ($2::date IS NULL OR t.placed_on <= $2)`;
    const keyset = keysetSql(page, 't.placed_on', 't.id', 'DESC', 'date', 4);
    const rows = await call.read((tx) =>
      orderRows.where(tx, `${filter} ${keyset.where} ${keyset.order} LIMIT $3`, [
        ...[...days, page.size + 1],
        ...(page.key ?? []),
      ]),
    );
    return {
      ...connectionOf(page, rows, ({ placedOn, id }) => [placedOn, id], orderOf),
      count: () => call.read((tx) => countUpTo(tx, `commerce.order t WHERE ${filter}`, days)),
    };
  }
}
