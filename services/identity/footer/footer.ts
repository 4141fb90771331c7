import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf } from '../../kernel/graph/codes';
import { rowsOf } from '../../kernel/row/rows';
import { type Mark, readyCarriers, readyPayments } from './footer.rules';

export const FooterPaymentCode = codesOf(
  'FooterPaymentCode',
  'How one can pay, of what is ready-made.',
  readyPayments,
);
export const FooterCarrierCode = codesOf(
  'FooterCarrierCode',
  'Who brings what was bought, of what is ready-made.',
  readyCarriers,
);
type PaymentCode = keyof typeof readyPayments;
type CarrierCode = keyof typeof readyCarriers;

@ObjectType({ description: 'A way to pay that the store names at the foot of its pages.' })
export class FooterPayment implements Mark<PaymentCode> {
  @Field(() => FooterPaymentCode, {
    nullable: true,
    description: 'Which of those that are ready-made; null where it is the store’s own.',
  })
  code: PaymentCode | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the store calls its own; null where it is ready-made.',
  })
  ownName: string | null;
}

@ObjectType({ description: 'A carrier that the store names at the foot of its pages.' })
export class FooterCarrier implements Mark<CarrierCode> {
  @Field(() => FooterCarrierCode, {
    nullable: true,
    description: 'Which of those that are ready-made; null where it is the store’s own.',
  })
  code: CarrierCode | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the store calls its own; null where it is ready-made.',
  })
  ownName: string | null;
}

@Entity('footer', { schema: 'identity' })
@ObjectType({
  description: 'What stands at the foot of every page beside the contact. The same for every reader.',
})
export class StoreFooter {
  @PrimaryColumn('text', { name: 'store_id' })
  storeId: string;
  @Column('jsonb')
  @Field(() => [FooterPayment], { description: 'How one can pay, in the order of the store.' })
  payments: FooterPayment[];
  @Column('jsonb')
  @Field(() => [FooterCarrier], { description: 'Who brings what was bought, in the order of the store.' })
  carriers: FooterCarrier[];
  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether one can ask for the newsletter there.' })
  newsletter: boolean;
  @Column('int')
  @Field(() => Int, { description: 'Grows with every change; 0 = nobody has changed it yet.' })
  version: number;
}

/** The table of footers. */
export const footerRows = rowsOf<StoreFooter>(StoreFooter);
