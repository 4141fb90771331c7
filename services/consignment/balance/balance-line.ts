import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../kernel/connection/connection-type';
import { LocalDate, Money, UUID } from '../../kernel/graph/shared';
import { ConsignmentItem } from '../item/item';

@Entity('balance_line', { schema: 'consignment' })
@ObjectType({
  description: 'What the store came to owe a consignor for one sale. Seen by the consignor and by staff.',
})
export class BalanceLine {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('uuid')
  itemId: string;
  @Column('date')
  @Field(() => LocalDate, { description: "Day of the sale, in the store's time zone." })
  soldOn: string;
  @Column('bigint')
  shareMinor: number;
  @Column('boolean')
  @Field(() => Boolean, { description: 'True where it was paid out, and so counts for no balance.' })
  settled: boolean;
  @Field(() => Money, { description: "The consignor's part of what the buyer paid." })
  share: Money;
  @Field(() => ConsignmentItem, { description: 'What was sold.' })
  item: ConsignmentItem;
}

export const BalanceLineConnection = connectionType(BalanceLine, {
  name: 'BalanceLine',
  many: 'balance lines',
});
