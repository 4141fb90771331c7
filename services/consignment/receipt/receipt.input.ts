import { ArrayMaxSize, ArrayMinSize, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { LocalDate, SafeInt, UUID } from '../../kernel/graph/shared';
import { HIGHEST_PRICE_MINOR } from '../intake/intake.input';
import { ItemState } from '../item/item';

/** What is decided of an item at receipt [K27c S21]. */
export const ReceiptDecision = codesOf('ReceiptDecision', 'What is decided of an item at receipt.', {
  ACCEPT: 'The store takes it: on sale where it has a price and is not held, in the store otherwise.',
  REJECT: 'The store does not take it: its consignor collects it.',
});
export type ReceiptDecision = CodeOf<typeof ReceiptDecision>;

/** More than an intake of a consignor has, and few enough for one transaction. */
const MOST_ITEMS = 500;

@InputType({ description: 'What is decided of one item.' })
export class ReceiveItemInput {
  @Field(() => UUID, { description: 'The item.' })
  id: string;
  @Field(() => ReceiptDecision, { description: 'Whether the store takes it.' })
  decision: ReceiptDecision;
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Asking price, VAT included, in minor units of the currency of the store: 0 to 10,000,000,000. Null = as it was entered. Refused for what is rejected.',
  })
  @Min(0, { message: 'Not less than 0' })
  @Max(HIGHEST_PRICE_MINOR, { message: `At most ${HIGHEST_PRICE_MINOR}, not $value` })
  priceMinor?: number | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Not on sale before this day: after today, and not after the day of return. Null = on sale at once. Refused for what is rejected.',
  })
  holdUntil?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is rejected, at most 200 characters; its consignor reads it. Refused for what is accepted.',
  })
  @MaxLength(200, { message: 'At most 200 characters' })
  rejectedBecause?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Last day to collect what is rejected, not before today. Null = the days of grace of the store from today. Refused for what is accepted.',
  })
  collectBy?: string | null;
}

@InputType({ description: 'Items of an intake to receive: all of what is said here, or nothing.' })
export class ReceiveItemsInput {
  @Field(() => UUID, { description: 'The intake, handed over.' })
  intakeId: string;
  @Field(() => [ReceiveItemInput], {
    nullable: true,
    description:
      'What is decided, at most 500 items, each once. Null = all that is not decided yet is accepted as it was entered.',
  })
  @ValidateNested({ each: true })
  @ArrayMinSize(1, { message: 'At least one' })
  @ArrayMaxSize(MOST_ITEMS, { message: `At most ${MOST_ITEMS}` })
  items?: ReceiveItemInput[] | null;
}

@InputType({ description: 'Where an item goes that was received or refused.' })
export class MoveItemInput {
  @Field(() => UUID, { description: 'The item.' })
  id: string;
  @Field(() => ItemState, {
    description:
      'What became of it: RETURNED, DONATED, WITHDRAWN or LOST; ON_SALE for what has a price and was held or lost. An item without a price is not put on sale by hand, priceItem does that; every other way is refused.',
  })
  to: ItemState;
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read: refused where somebody has changed it since. Null = any.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}

@InputType({ description: 'What an item in the store is to cost from now on.' })
export class PriceItemInput {
  @Field(() => UUID, { description: 'The item: on sale, or in the store.' })
  id: string;
  @Field(() => SafeInt, {
    description:
      'Asking price, VAT included, in minor units of the currency of the store: 0 to 10,000,000,000. What was in the store goes on sale, unless it is held.',
  })
  @Min(0, { message: 'Not less than 0' })
  @Max(HIGHEST_PRICE_MINOR, { message: `At most ${HIGHEST_PRICE_MINOR}, not $value` })
  priceMinor: number;
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read: refused where somebody has changed it since. Null = any.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}

@InputType({
  description: 'Until which day an item in the store stays there, where that is another one than was agreed.',
})
export class SetReturnDateInput {
  @Field(() => UUID, { description: 'The item: on sale, or in the store.' })
  id: string;
  @Field(() => LocalDate, {
    description:
      'Its day of return, in the time zone of the store: from today on, at most 730 days ahead, and not before the day until which it is held.',
  })
  returnOn: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read: refused where somebody has changed it since. Null = any.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}
