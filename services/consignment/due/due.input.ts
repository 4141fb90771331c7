import { ArrayMaxSize, ArrayMinSize, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { LocalDate, UUID } from '../../kernel/graph/shared';
import { IDEMPOTENCY_KEY, IsIdempotencyKey } from '../../kernel/idempotency/idempotency-key';
import { DueGoesTo } from '../item/deadline.rules';
import { ItemState } from '../item/item';

/** So many in one transaction: the locks of all that is due would be in the way of the till. */
export const MOST_AT_ONCE = 500;

@InputType({ description: 'Which of the goods that are due: those of which all that is said here holds.' })
export class DueFilter {
  @Field(() => UUID, { nullable: true, description: 'Only those of this customer; null = of all.' })
  customerId?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Only those to be returned on this day or before; null = all that are due.',
  })
  upTo?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those whose days of grace are over, or only those that may be collected; null = both.',
  })
  graceOver?: boolean | null;
  @Field(() => DueGoesTo, { nullable: true, description: 'Only those that go there; null = anywhere.' })
  goesTo?: DueGoesTo | null;
}

@ArgsType()
export class DueArguments {
  @Field(() => DueFilter, { nullable: true, description: 'Which ones; null = all that are due.' })
  filter?: DueFilter | null;
}

@ArgsType()
export class DueListArguments extends PageArgs {}

@InputType({
  description:
    'What became of goods that are due. An item is moved that is due at that moment and passes the filter; every other one is left, and named.',
})
export class MoveDueItemsInput {
  @Field(() => ItemState, {
    description:
      'What became of them: RETURNED, DONATED, WITHDRAWN or LOST; every other state is refused. None of them but LOST can be taken back.',
  })
  to: ItemState;
  @Field(() => [UUID], {
    nullable: true,
    description: 'These, at most 500. Null = all that pass the filter; then `expectedCount` is to be said.',
  })
  @ArrayMinSize(1, { message: 'At least one' })
  @ArrayMaxSize(MOST_AT_ONCE, { message: `At most ${MOST_AT_ONCE}` })
  itemIds?: string[] | null;
  @Field(() => DueFilter, {
    nullable: true,
    description: 'What must still hold of each, as it was looked at before; null = that it is due.',
  })
  @ValidateNested()
  filter?: DueFilter | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many pass the filter, as `count` of `dueItems` said: refused where it is another number by now. At most 500 of them are moved, in the order of the list. Refused beside `itemIds`.',
  })
  @Min(1, { message: 'At least one' })
  expectedCount?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}
