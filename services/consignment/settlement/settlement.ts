import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ModuleOff } from '../../kernel/graph/module';
import { DateTime, InvalidInput, LocalDate, Money, NotFound, UUID } from '../../kernel/graph/shared';

@Entity('settlement', { schema: 'consignment' })
@ObjectType({
  description:
    'Imported sales of one file that were paid out before they came here, and so count for no balance. Staff who may import.',
})
export class Settlement {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('uuid')
  @Field(() => UUID, { description: 'The imported file.' })
  fileId: string;
  @Column('text')
  @Field(() => String, { description: 'Its name as uploaded.' })
  fileName: string;
  @Column('date')
  @Field(() => LocalDate, { description: 'Sales of the file until this day, inclusive, are meant.' })
  settledUntil: string;
  @Column('int')
  @Field(() => Int, { description: 'How many sales.' })
  saleCount: number;
  @Column('bigint')
  shareMinor: number;
  @Field(() => Money, { description: "The consignors' shares of them together." })
  share: Money;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When the file was imported, UTC.' })
  madeAt: Date;
  @Column('timestamptz', { nullable: true })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was taken back, UTC: the sales count for balances again. Null = it holds.',
  })
  undoneAt: Date | null;
}

@InputType({ description: 'Which settlement to take back.' })
export class UndoSettlementInput {
  @Field(() => UUID, { description: 'Its id.' })
  settlementId: string;
}

export const UndoSettlementResult = createUnionType({
  name: 'UndoSettlementResult',
  description: 'The settlement as it is now, or why nothing was changed.',
  types: () => [Settlement, NotFound, InvalidInput, ModuleOff] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
