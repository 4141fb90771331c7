import { ArrayMaxSize, ArrayMinSize, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { LocalDate, SafeInt, UUID } from '../../kernel/graph/shared';
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

@ArgsType()
export class ReducedArguments {
  @Field(() => Int, { description: 'By how many percent they are to cost less, 1 to 99.' })
  @Min(1, { message: 'At least 1' })
  @Max(99, { message: 'At most 99' })
  percentOff: number;
  @Field(() => [UUID], {
    nullable: true,
    description: 'Only these of them, at most 500; null = the first 500 of the list.',
  })
  @ArrayMaxSize(MOST_AT_ONCE, { message: `At most ${MOST_AT_ONCE}` })
  itemIds?: string[] | null;
}

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

@InputType({ description: 'An item that is to cost less, as it was looked at.' })
export class DuePriceInput {
  @Field(() => UUID, { description: 'Id of the item.' })
  id: string;
  @Field(() => SafeInt, {
    description: 'What it cost then, in minor units: it is left where it costs something else by now.',
  })
  @Min(0, { message: 'Not less than 0' })
  priceMinor: number;
}

@InputType({
  description:
    'By how much less goods that are due are to cost. An item is that is due at that moment and passes the filter, and costs what was looked at; every other one is left, and named.',
})
export class PriceDueItemsInput {
  @Field(() => Int, {
    description:
      'By how many percent of what they cost, 1 to 99: rounded half up to the minor unit, and not below what the store marks down to.',
  })
  @Min(1, { message: 'At least 1' })
  @Max(99, { message: 'At most 99' })
  percentOff: number;
  @Field(() => [DuePriceInput], {
    nullable: true,
    description:
      'These, at most 500. Null = all that pass the filter; then `expectedCount` and `expectedMinor` are to be said.',
  })
  @ArrayMinSize(1, { message: 'At least one' })
  @ArrayMaxSize(MOST_AT_ONCE, { message: `At most ${MOST_AT_ONCE}` })
  @ValidateNested()
  items?: DuePriceInput[] | null;
  @Field(() => DueFilter, {
    nullable: true,
    description: 'What must still hold of each, as it was looked at before; null = that it is due.',
  })
  @ValidateNested()
  filter?: DueFilter | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many pass the filter, as `count` of `dueItems` said: at most 500, and refused where it is another number by now. Refused beside `items`.',
  })
  @Min(1, { message: 'At least one' })
  @Max(MOST_AT_ONCE, { message: `At most ${MOST_AT_ONCE} at once` })
  expectedCount?: number | null;
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'What is asked for all of them, in minor units, as `reduced` of `dueItems` said: refused where it is something else by now. Refused beside `items`.',
  })
  @Min(0, { message: 'Not less than 0' })
  expectedMinor?: number | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}
