import { Min } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { SafeInt, UUID } from '../../kernel/graph/shared';
import { IDEMPOTENCY_KEY, IsIdempotencyKey } from '../../kernel/idempotency/idempotency-key';
import { PayoutVerdict } from './payout-run';
import { PayoutMethod } from './payout-method';

@ArgsType()
export class PayoutCandidateArguments extends PageArgs {
  @Field(() => PayoutVerdict, {
    nullable: true,
    description: 'Only those with whom the run would do this; null = all.',
  })
  verdict?: PayoutVerdict | null;
}

@InputType({ description: 'A payout run as it was looked at.' })
export class StartPayoutRunInput {
  @Field(() => PayoutMethod, {
    nullable: true,
    description: 'How all of them are paid, whatever was agreed; null = each as agreed with them.',
  })
  method?: PayoutMethod | null;
  @Field(() => UUID, {
    nullable: true,
    description:
      'This consignor alone, by their id as a customer, however little it is. Null = all who are to be paid.',
  })
  customerId?: string | null;
  @Field(() => Int, { description: 'How many were to be paid; refused where it is another number now.' })
  @Min(0, { message: 'Not less than 0' })
  count: number;
  @Field(() => SafeInt, {
    description:
      'What they were to be paid together, in minor units of the currency of the store; refused where it is something else now.',
  })
  @Min(0, { message: 'Not less than 0' })
  totalMinor: number;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ description: 'A run that is to go on no further.' })
export class StopPayoutRunInput {
  @Field(() => UUID, { description: 'The run.' })
  id: string;
}

@InputType({ description: 'Which payout was wrong.' })
export class ReversePayoutInput {
  @Field(() => UUID, { description: 'The run.' })
  runId: string;
  @Field(() => UUID, {
    nullable: true,
    description: 'This statement of it alone; null = all that were not taken back yet.',
  })
  statementId?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
}
