import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../kernel/connection/connection-type';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, LocalDate, Money, UUID } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { Customer } from '../customer/customer';
import { Payment } from '../payment/payment';
import { OrderLine } from './order-line';

/** Where an order came from. */
export const OrderChannel = codesOf('OrderChannel', 'Where something was bought.', {
  TILL: 'In the shop, over the counter.',
  WEB: 'In the portal.',
});
export type OrderChannel = CodeOf<typeof OrderChannel>;

/** Where an order stands: it follows from the quantities of its lines [U19]. */
export const OrderState = codesOf('OrderState', 'Where an order stands.', {
  PLACED: 'Ordered, and the store has not confirmed it yet.',
  CONFIRMED: 'The store has confirmed it, and nothing was sent yet.',
  PARTLY_SHIPPED: 'Some of it is on its way.',
  SHIPPED: 'All of it is on its way.',
  DELIVERED: 'The buyer has it; what was sold over the counter is delivered at once.',
  CANCELLED: 'All of it was cancelled before it was sent.',
  RETURNED: 'All that was delivered came back; of a sale: it was undone.',
});
export type OrderState = CodeOf<typeof OrderState>;

/** Whether an order is paid, apart from where it stands. */
export const PaymentState = codesOf('PaymentState', 'Whether an order is paid.', {
  UNPAID: 'Nothing is paid.',
  PARTLY_PAID: 'Some of it is paid.',
  PAID: 'Nothing is left to pay.',
  REFUND_DUE: 'More was paid than is to be paid: something was cancelled or returned.',
});
export type PaymentState = CodeOf<typeof PaymentState>;

@Entity('order', { schema: 'commerce' })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'What somebody bought, over the counter or in the portal. Seen by staff, and by who bought it where the store knew them.',
})
export class Order {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('int')
  @Field(() => Int, { description: 'Counts per store, and may leave some out.' })
  number: number;
  @Column('uuid', { nullable: true })
  customerId: string | null;
  @Field(() => Customer, { nullable: true, description: 'Who bought it; null where nobody knows.' })
  customer: Customer | null;
  @Column('text')
  @Field(() => OrderChannel, { description: 'Where it was bought.' })
  channel: OrderChannel;
  @Column('text')
  currency: string;
  @Column('date')
  @Field(() => LocalDate, { description: "The day it was bought, in the store's time zone." })
  placedOn: string;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When it was recorded here, UTC.' })
  placedAt: Date;
  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;
  @Column('timestamptz', { nullable: true })
  deliveredAt: Date | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: "The number on the receipt of the shop's own cash register; null where there was none.",
  })
  externalReceipt: string | null;
  @Column('uuid', { nullable: true })
  madeBy: string | null;
  @Column('text')
  @Field(() => OrderState, { description: 'Where it stands.' })
  state: OrderState;
  @Column('text')
  @Field(() => PaymentState, { description: 'Whether it is paid.' })
  paymentState: PaymentState;
  @Column('bigint')
  totalMinor: number;
  @Field(() => Money, { description: 'To be paid for all that was ordered, VAT included.' })
  total: Money;
  @Column('bigint')
  reversedMinor: number;
  @Field(() => Money, { description: 'How much of the total is for what was cancelled or came back.' })
  reversed: Money;
  @Column('bigint')
  paidMinor: number;
  @Field(() => Money, { description: 'What was paid of it, less what went back.' })
  paid: Money;
  @Column('bigint')
  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;
  @Field(() => [OrderLine], { description: 'What was bought, in the order it was entered.' })
  lines: OrderLine[];
  @Field(() => [Payment], { description: 'What was paid and what went back, oldest first.' })
  payments: Payment[];
}

export const OrderConnection = connectionType(Order, { name: 'Order', many: 'orders' });
