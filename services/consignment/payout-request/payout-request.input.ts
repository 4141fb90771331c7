import { MaxLength, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';
import { PayoutMethod } from '../payout/payout-method';

/** As much as is said in a sentence or two. */
const LONGEST = 200;

@InputType({ description: 'That a consignor would like to be paid.' })
export class AskForPayoutInput {
  @Field(() => UUID, { description: 'The consignor, by their id as a customer.' })
  customerId: string;
  @Field(() => PayoutMethod, { nullable: true, description: 'How they would like it; null = as agreed.' })
  method?: PayoutMethod | null;
  @Field(() => String, {
    nullable: true,
    description: `What is to be said besides, at most ${LONGEST} characters; staff read it. Null = nothing.`,
  })
  @MaxLength(LONGEST, { message: `At most ${LONGEST} characters` })
  note?: string | null;
}

@InputType({ description: 'Who does not ask to be paid any more.' })
export class TakeBackPayoutRequestInput {
  @Field(() => UUID, { description: 'The consignor, by their id as a customer.' })
  customerId: string;
}

@InputType({ description: 'Who is not paid now, and why.' })
export class DeclinePayoutInput {
  @Field(() => UUID, { description: 'The consignor, by their id as a customer.' })
  customerId: string;
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
