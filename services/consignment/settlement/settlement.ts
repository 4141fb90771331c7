import { IsUUID } from 'class-validator';
import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, InvalidInput, LocalDate, Money, NotFound, UUID } from '../../kernel/graph/shared';

@ObjectType({
  description:
    'Imported sales of one file that were paid out before they came here, and so count for no balance. Staff who may import.',
})
export class Settlement {
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Field(() => UUID, { description: 'The imported file.' })
  fileId: string;
  @Field(() => String, { description: 'Its name as uploaded.' })
  fileName: string;
  @Field(() => LocalDate, { description: 'Sales of the file until this day, inclusive, are meant.' })
  settledUntil: string;
  @Field(() => Int, { description: 'How many sales.' })
  saleCount: number;
  @Field(() => Money, { description: "The consignors' shares of them together." })
  share: Money;
  @Field(() => DateTime, { description: 'When the file was imported, UTC.' })
  madeAt: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was taken back, UTC: the sales count for balances again. Null = it holds.',
  })
  undoneAt: Date | null;
}

@InputType({ description: 'Which settlement to take back.' })
export class UndoSettlementInput {
  @Field(() => UUID, { description: 'Its id.' })
  @IsUUID()
  settlementId: string;
}

export const UndoSettlementResult = createUnionType({
  name: 'UndoSettlementResult',
  description: 'The settlement as it is now, or why nothing was changed.',
  types: () => [Settlement, NotFound, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
