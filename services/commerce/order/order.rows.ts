import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';
import { rowsOf } from '../../kernel/row/rows';
import type { Payment } from '../payment/payment';
import { paymentRows } from '../payment/payment.rows';
import { Order } from './order';
import { OrderLine } from './order-line';

/** An order as its table has it. */
export type StoredOrder = Omit<Order, 'customer' | 'total' | 'reversed' | 'paid' | 'lines' | 'payments'>;
/** A line as its table has it. */
export type StoredLine = Omit<
  OrderLine,
  'item' | 'price' | 'discount' | 'borneByStore' | 'net' | 'vat' | 'gross' | 'reversed'
>;
/** What is read of an order: its lines and payments only where they are asked for. */
export type ReadOrder = Omit<Order, 'lines' | 'payments'>;

/** The tables of orders, as their classes declare them. */
export const orderRows = rowsOf<StoredOrder>(Order);
export const orderLineRows = rowsOf<StoredLine>(OrderLine);

/** The row as the graph shows it. */
export function orderOf(row: StoredOrder): ReadOrder {
  const money = moneyIn(row.currency);
  return {
    ...row,
    customer: row.customerId === null ? null : { id: row.customerId },
    total: money(row.totalMinor),
    reversed: money(row.reversedMinor),
    paid: money(row.paidMinor),
  };
}

/** Orders by id, as far as the actor may see them: the batch of the loader 'order'. */
export async function readOrders(tx: Transaction, ids: string[]): Promise<Map<string, ReadOrder>> {
  const found = await orderRows.byKeys(tx, ids);
  return new Map([...found].map(([id, row]) => [id, orderOf(row)]));
}

/** The orders that have these units, by the unit: the batch of the loader 'orderOfUnit'. */
export async function readOrdersOf(tx: Transaction, unitIds: string[]): Promise<Map<string, ReadOrder>> {
  const rows = await tx.sql<{ unitId: string }>(
    `SELECT l.unit_id AS "unitId", ${orders.columns} FROM commerce.order_line l
       JOIN commerce.order o ON o.store_id = l.store_id AND o.id = l.order_id
      WHERE l.unit_id = ANY ($1) AND l.cancelled + l.returned < l.ordered ORDER BY l.id`,
    [unitIds],
  );
  return new Map(rows.map((row) => [row.unitId, orderOf(orders.of(row))]));
}

/** An order that is there. */
export async function getOrder(tx: Transaction, id: string): Promise<ReadOrder> {
  const order = (await readOrders(tx, [id])).get(id);
  if (order === undefined) throw notFound();
  return order;
}

/** The lines of orders, by the order: the batch of the loader 'orderLines'. */
export async function readLines(tx: Transaction, orderIds: string[]): Promise<Map<string, OrderLine[]>> {
  const rows = await tx.sql<{ orderId: string; currency: string }>(
    `SELECT ${lines.columns}, o.currency FROM commerce.order_line l JOIN commerce.order o ON o.store_id = l.store_id AND o.id = l.order_id
      WHERE l.order_id = ANY ($1) ORDER BY l.order_id, l.position`,
    [orderIds],
  );
  const isStaff = tx.actor.kind === 'staff';
  const of = (id: string): OrderLine[] =>
    rows.filter(({ orderId }) => orderId === id).map((row) => lineOf(lines.of(row), row.currency, isStaff));
  return new Map(orderIds.map((id) => [id, of(id)]));
}

/** What was paid for orders, by the order: the batch of the loader 'orderPayments'. */
export async function readPayments(tx: Transaction, orderIds: string[]): Promise<Map<string, Payment[]>> {
  const rows = await tx.sql<{ orderId: string; allocatedMinor: number }>(
    `SELECT ${payments.columns}, a.order_id AS "orderId", a.amount_minor::float8 AS "allocatedMinor"
       FROM commerce.payment_allocation a JOIN commerce.payment p ON p.store_id = a.store_id AND p.id = a.payment_id
      WHERE a.order_id = ANY ($1) ORDER BY p.id`,
    [orderIds],
  );
  const of = (id: string): Payment[] =>
    rows.filter(({ orderId }) => orderId === id).map((row) => paymentOf(row, row.allocatedMinor));
  return new Map(orderIds.map((id) => [id, of(id)]));
}

const orders = orderRows.as('o');
const lines = orderLineRows.as('l');
const payments = paymentRows.as('p');

const moneyIn =
  (currency: string) =>
  (amountMinor: number): { amountMinor: number; currency: string } => ({ amountMinor, currency });

function lineOf(line: StoredLine, currency: string, isStaff: boolean): OrderLine {
  const money = moneyIn(currency);
  return {
    ...line,
    item: { id: line.unitId },
    price: money(line.priceMinor),
    discount: money(line.discountMinor),
    borneByStore: isStaff ? money(line.borneByStoreMinor) : null,
    net: money(line.netMinor),
    vat: money(line.vatMinor),
    gross: money(line.grossMinor),
    reversed: money(line.reversedMinor),
  };
}

function paymentOf(row: object, allocatedMinor: number): Payment {
  const payment = payments.of(row);
  return { ...payment, amount: { amountMinor: allocatedMinor, currency: payment.currency } };
}
