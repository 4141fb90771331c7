import { Max, MaxLength, Min } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { SafeInt, UUID } from '../../kernel/graph/shared';
import { IDEMPOTENCY_KEY, IsIdempotencyKey } from '../../kernel/idempotency/idempotency-key';
import { HIGHEST_PRICE_MINOR } from '../intake/intake.input';
import { BalanceLineKind } from './balance-line';

/** As much as is said in a sentence or two. */
const LONGEST = 200;
const AMOUNT = { message: `Between -${HIGHEST_PRICE_MINOR} and ${HIGHEST_PRICE_MINOR}, not $value` };

@InputType({ description: 'A fee or an adjustment on the balance of a consignor.' })
export class AddBalanceLineInput {
  @Field(() => UUID, { description: 'The consignor, by their id as a customer.' })
  customerId: string;
  @Field(() => BalanceLineKind, { description: 'FEE or ADJUSTMENT; sales have lines of their own.' })
  kind: BalanceLineKind;
  @Field(() => SafeInt, {
    description:
      'In minor units of the currency of the store: more than nothing is owed to the consignor, less than nothing by them. Never 0, of a fee less than 0; at most 10,000,000,000 either way.',
  })
  @Min(-HIGHEST_PRICE_MINOR, AMOUNT)
  @Max(HIGHEST_PRICE_MINOR, AMOUNT)
  amountMinor: number;
  @Field(() => UUID, {
    nullable: true,
    description: 'The item of theirs that it is about. Null = none.',
  })
  itemId?: string | null;
  @Field(() => String, { description: `Why, at most ${LONGEST} characters; the consignor reads it.` })
  @MaxLength(LONGEST, { message: `At most ${LONGEST} characters` })
  reason: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}
