import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../kernel/connection/connection-type';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, Money, UUID } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { rowsOf } from '../../kernel/row/rows';

/** What a line of store credit is for [S24]. */
export const StoreCreditLineKind = codesOf('StoreCreditLineKind', 'What a line of store credit is for.', {
  GIVEN: 'The store gave it, with its reason.',
  TAKEN: 'The store took it back, with its reason.',
  SPENT: 'It paid for something.',
  REFUNDED: 'What was paid came back as store credit.',
  PAYOUT: 'What a consignor was paid out as store credit, the bonus in it.',
  PAYOUT_REVERSED: 'That payout was taken back: what was left of it; nothing where all was spent.',
});
export type StoreCreditLineKind = CodeOf<typeof StoreCreditLineKind>;

@Entity('store_credit_line', { schema: 'commerce' })
@ObjectType({
  description:
    'One thing that moved the store credit of a customer. It stays as it was written. Seen by the customer and by staff.',
})
export class StoreCreditLine {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('uuid')
  customerId: string;
  @Column('text')
  @Field(() => StoreCreditLineKind, { description: 'What it is for.' })
  kind: StoreCreditLineKind;
  @Column('bigint')
  amountMinor: number;
  @Field(() => Money, {
    description:
      'How much: more than nothing was given to the customer, less than nothing was spent or taken.',
  })
  amount: Money;
  @Column('text')
  causeKind: 'PAYMENT' | 'HAND' | 'STATEMENT';
  @Column('uuid')
  causeId: string;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Why, as the store says it; null of what was spent, came back, or was paid out.',
  })
  reason: string | null;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When it was written, UTC.' })
  madeAt: Date;
  @Column('uuid', { nullable: true })
  madeBy: string | null;
}

/** A line as its table has it. */
export type StoredCreditLine = Omit<StoreCreditLine, 'amount'>;

/** The table of lines, as its class declares it. */
export const creditLineRows = rowsOf<StoredCreditLine>(StoreCreditLine);

export const StoreCreditLineConnection = connectionType(StoreCreditLine, {
  name: 'StoreCreditLine',
  many: 'lines of store credit',
});
