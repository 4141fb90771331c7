import { Max, MaxLength, Min } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { SafeInt, UUID } from '../../kernel/graph/shared';
import { IDEMPOTENCY_KEY, IsIdempotencyKey } from '../../kernel/idempotency/idempotency-key';
import { HIGHEST_AMOUNT_MINOR } from '../../kernel/money/money';

const LONGEST = 200;
const AMOUNT = { message: `Between -${HIGHEST_AMOUNT_MINOR} and ${HIGHEST_AMOUNT_MINOR}, not $value` };

@InputType({ description: 'Store credit that is given to a customer, or taken back.' })
export class AddStoreCreditInput {
  @Field(() => UUID, { description: 'The customer.' })
  customerId: string;
  @Field(() => SafeInt, {
    description:
      'In minor units of the currency of the store: more than nothing is given, less than nothing taken, never below what there is. Never 0; at most 10,000,000,000 either way.',
  })
  @Min(-HIGHEST_AMOUNT_MINOR, AMOUNT)
  @Max(HIGHEST_AMOUNT_MINOR, AMOUNT)
  amountMinor: number;
  @Field(() => String, { description: `Why, at most ${LONGEST} characters; the customer reads it.` })
  @MaxLength(LONGEST, { message: `At most ${LONGEST} characters` })
  reason: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}
