import { Max, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { SafeInt, UUID } from '../../kernel/graph/shared';
import { HIGHEST_PRICE_MINOR } from '../intake/intake.input';
import { ItemRequestKind } from './item-request';

/** As much as is said in a sentence or two. */
const LONGEST = 200;

@InputType({ description: 'What is asked for an item that is in the store.' })
export class AskForItemInput {
  @Field(() => UUID, { description: 'The item.' })
  id: string;
  @Field(() => ItemRequestKind, { description: 'What is asked for; the item says what may be.' })
  kind: ItemRequestKind;
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'The price that is asked for, VAT included, in minor units of the currency of the store: 0 to 10,000,000,000, another one than it has. Null, and only null, where something else is asked for.',
  })
  @Min(0, { message: 'Not less than 0' })
  @Max(HIGHEST_PRICE_MINOR, { message: `At most ${HIGHEST_PRICE_MINOR}, not $value` })
  priceMinor?: number | null;
  @Field(() => String, {
    nullable: true,
    description: `What is to be said besides, at most ${LONGEST} characters; staff read it. Null = nothing.`,
  })
  @MaxLength(LONGEST, { message: `At most ${LONGEST} characters` })
  note?: string | null;
}

@InputType({ description: 'An item for which nothing is to be asked any more.' })
export class TakeBackRequestInput {
  @Field(() => UUID, { description: 'The item.' })
  id: string;
}

@InputType({ description: 'What the store answers to the request for an item.' })
export class AnswerRequestInput {
  @Field(() => UUID, { description: 'The item.' })
  id: string;
  @Field(() => Boolean, { description: 'Whether it is done: the item withdrawn, or at its new price.' })
  granted: boolean;
  @Field(() => String, {
    nullable: true,
    description: `What is said to the consignor, at most ${LONGEST} characters. Null = nothing.`,
  })
  @MaxLength(LONGEST, { message: `At most ${LONGEST} characters` })
  answer?: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the request that was read: refused where something else is asked by now. Null = any.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}
