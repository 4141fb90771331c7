import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, Money, UUID } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';

/** How something is paid at the till [K13 L6]. */
export const PaymentMethod = codesOf('PaymentMethod', 'How something was paid.', {
  CASH: 'In cash.',
  CARD: 'By card or with a telephone, at the terminal.',
  TRANSFER: 'By bank transfer.',
  STORE_CREDIT: 'With what the store owes the buyer in goods.',
  REGISTER: "At the shop's own cash register, which alone knows how.",
});
export type PaymentMethod = CodeOf<typeof PaymentMethod>;

@Entity('payment', { schema: 'commerce' })
@ObjectType({ description: 'Money that was paid for an order, or went back. It stays as it was written.' })
export class Payment {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('uuid', { nullable: true })
  customerId: string | null;
  @Column('text')
  @Field(() => PaymentMethod, { description: 'How.' })
  method: PaymentMethod;
  @Column('bigint')
  amountMinor: number;
  @Column('text')
  currency: string;
  @Field(() => Money, {
    description: 'How much of it is for this order; less than nothing went back to the buyer.',
  })
  amount: Money;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'What it is known by elsewhere: the number of a receipt; null where nobody said.',
  })
  reference: string | null;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When it was recorded here, UTC.' })
  paidAt: Date;
  @Column('uuid', { nullable: true })
  madeBy: string | null;
}

@Entity('payment_allocation', { schema: 'commerce' })
export class PaymentAllocation {
  @PrimaryColumn('uuid')
  paymentId: string;
  @PrimaryColumn('uuid')
  orderId: string;
  @Column('uuid', { nullable: true })
  customerId: string | null;
  @Column('bigint')
  amountMinor: number;
}
