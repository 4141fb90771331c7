import { Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { SafeInt, UUID } from '../../kernel/graph/shared';
import { IDEMPOTENCY_KEY, IsIdempotencyKey } from '../../kernel/idempotency/idempotency-key';
import { HIGHEST_AMOUNT_MINOR } from '../../kernel/money/money';
import { IntakeState } from './intake';

/** What one act of entering makes at most; K22's largest allowance in five goes. */
export const MOST_COPIES = 50;
/** A hundred million, in any currency: what an item of a shop never costs. */
export const HIGHEST_PRICE_MINOR = HIGHEST_AMOUNT_MINOR;

/** What entering and changing have in common. A field with the name of a column of the item is written there. */
@InputType({ description: 'What is said of an item.' })
export abstract class ItemFieldsInput {
  @Field(() => String, { nullable: true, description: 'What it is, at most 200 characters.' })
  @MaxLength(200, { message: 'At most 200 characters' })
  description?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Category in the words of the store, at most 60 characters.',
  })
  @MaxLength(60, { message: 'At most 60 characters' })
  category?: string | null;
  @Field(() => String, { nullable: true, description: 'Size, at most 30 characters.' })
  @MaxLength(30, { message: 'At most 30 characters' })
  size?: string | null;
  @Field(() => String, { nullable: true, description: 'Brand, at most 60 characters.' })
  @MaxLength(60, { message: 'At most 60 characters' })
  brand?: string | null;
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Asking price, VAT included, in minor units of the currency of the store: 0 to 10,000,000,000. Null = none yet.',
  })
  @Min(0, { message: 'Not less than 0' })
  @Max(HIGHEST_PRICE_MINOR, { message: `At most ${HIGHEST_PRICE_MINOR}, not $value` })
  priceMinor?: number | null;
  @Field(() => UUID, {
    nullable: true,
    description:
      'A photo that was handed in before, as JPEG, PNG or WebP: what `POST /{store}/upload?kind=photo` answered. It is turned upright and made anew. Null = none.',
  })
  photoFileId?: string | null;
}

@InputType({ description: 'An item to enter into the open intake of a consignor; the first one opens it.' })
export class EnterItemInput extends ItemFieldsInput {
  @Field(() => UUID, { description: 'The consignor who brings it.' })
  customerId: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ description: 'An item to enter again as it is, each copy with a number of its own.' })
export class CopyItemInput {
  @Field(() => UUID, { description: 'The item, in the open intake.' })
  id: string;
  @Field(() => Int, { description: `How many copies, 1 to ${MOST_COPIES}: all of them or none.` })
  @Min(1, { message: `Between 1 and ${MOST_COPIES}, not $value` })
  @Max(MOST_COPIES, { message: `Between 1 and ${MOST_COPIES}, not $value` })
  times: number;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is said of a draft. What is left out stays, null empties it.' })
export class UpdateItemInput extends ItemFieldsInput {
  @Field(() => UUID, { description: 'The item.' })
  id: string;
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that was edited; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(1, { message: 'Not less than 1' })
  version?: number | null;
}

@InputType({ description: 'A draft to delete; its place in the allowance is free again.' })
export class DeleteItemInput {
  @Field(() => UUID, { description: 'The item.' })
  id: string;
}

@InputType({ description: 'An intake to hand over: nothing in it is changed by its consignor any more.' })
export class SubmitIntakeInput {
  @Field(() => UUID, { description: 'The intake, with at least one item in it.' })
  id: string;
}

@InputType({ description: 'Which intakes a list is of: those of which all that is said here holds.' })
export class IntakeFilter {
  @Field(() => IntakeState, { nullable: true, description: 'Only those in this state; null = in any.' })
  state?: IntakeState | null;
}

@ArgsType()
export class IntakeListArguments extends PageArgs {
  @Field(() => IntakeFilter, { nullable: true, description: 'Which ones; null = all.' })
  filter?: IntakeFilter | null;
}
