import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../kernel/connection/connection-type';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, LocalDate, Money, UUID } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { ConsignmentItem } from '../item/item';

/** What a line of a balance is for [S20 R-CM8]. */
export const BalanceLineKind = codesOf('BalanceLineKind', 'What a line of a balance is for.', {
  SALE: 'The share of what a buyer paid for an item.',
  SALE_UNDONE: 'That share taken back: the sale was undone or corrected.',
  FEE: 'What the store asks of the consignor for something, with its reason.',
  ADJUSTMENT: 'What the store owes more or less than its sales say, with its reason.',
  PAYOUT_REVERSED: 'What was paid out by a statement that was taken back: it is owed again.',
  CREDIT_SPENT:
    'Store credit of a payout that was taken back, spent before that: it is owed by the consignor.',
});
export type BalanceLineKind = CodeOf<typeof BalanceLineKind>;

@Entity('balance_line', { schema: 'consignment' })
@ObjectType({
  description:
    'One thing that the store came to owe a consignor, or they the store. It stays as it was written. Seen by the consignor and by staff.',
})
export class BalanceLine {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('uuid')
  customerId: string;
  @Column('text')
  @Field(() => BalanceLineKind, { description: 'What it is for.' })
  kind: BalanceLineKind;
  @Column('bigint')
  amountMinor: number;
  @Field(() => Money, {
    description: 'How much: more than nothing is owed to the consignor, less than nothing by them.',
  })
  amount: Money;
  @Column('text')
  causeKind: 'SALE' | 'HAND' | 'STATEMENT';
  @Column('uuid')
  causeId: string;
  @Column('uuid', { nullable: true })
  itemId: string | null;
  @Field(() => ConsignmentItem, {
    nullable: true,
    description: 'The item it is about; null where it is about none.',
  })
  item: ConsignmentItem | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What that item is called: for a line that a statement paid as it was then, else as it is now; null where it is about none.',
  })
  itemDescription: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description:
      'Why, as the store says it; null of a sale, of what undoes one, and of what follows from a payout that was taken back.',
  })
  reason: string | null;
  @Column('date')
  @Field(() => LocalDate, { description: "From which day on it can be paid out, in the store's time zone." })
  payableOn: string;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When it was written, UTC.' })
  madeAt: Date;
  @Field(() => Boolean, { description: 'True where it was paid out, and so counts for no balance.' })
  paidOut: boolean;
}

export const BalanceLineConnection = connectionType(BalanceLine, {
  name: 'BalanceLine',
  many: 'balance lines',
});
