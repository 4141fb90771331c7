import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../kernel/connection/connection-type';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, Money } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { Customer } from '../customer/customer';
import { PayoutMethod } from '../payout/payout-method';

/** What became of a request. */
export const PayoutRequestState = codesOf('PayoutRequestState', 'What became of asking to be paid.', {
  OPEN: 'It waits for the store.',
  PAID: 'They were paid, whoever asked for it.',
  DECLINED: 'The store does not pay now.',
  TAKEN_BACK: 'The consignor does not ask any more.',
});
export type PayoutRequestState = CodeOf<typeof PayoutRequestState>;

@Entity('payout_request', { schema: 'consignment' })
@ObjectType({
  description: 'That a consignor asks to be paid, the latest time they did. They see it, and staff.',
})
export class PayoutRequest {
  @PrimaryColumn('uuid')
  customerId: string;
  @Field(() => Customer, { description: 'Who asks.' })
  customer: Customer;
  @Column('text', { nullable: true })
  @Field(() => PayoutMethod, {
    nullable: true,
    description: 'How they would like to be paid; null = as agreed.',
  })
  method: PayoutMethod | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'What they say besides; null where nothing.' })
  note: string | null;
  @Column('text')
  @Field(() => PayoutRequestState, { description: 'What became of it.' })
  state: PayoutRequestState;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When it was asked, UTC.' })
  askedAt: Date;
  @Column('timestamptz', { nullable: true })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When they were paid, it was declined or taken back, UTC; null while it waits.',
  })
  closedAt: Date | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Why the store does not pay now; null where it says nothing.',
  })
  answer: string | null;
  @Column('int')
  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;
  @Field(() => Money, { description: 'What of their balance can be paid out today.' })
  payable: Money;
}

export const PayoutRequestConnection = connectionType(PayoutRequest, {
  name: 'PayoutRequest',
  many: 'requests to be paid',
});
