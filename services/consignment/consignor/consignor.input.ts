import { Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { UUID, Percent } from '../../kernel/graph/shared';
import { PayoutMethod } from '../payout/payout-method';
import { Charity } from './consignor';

export const LARGEST_ALLOWANCE = 200;

@InputType({
  description:
    'Agreements with a consignor. What is left out stays; for a customer who was no consignor yet it gets its default.',
})
export class UpdateConsignorInput {
  @Field(() => UUID, { description: 'The customer; becomes a consignor where they were none.' })
  customerId: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version that was edited, 0 for who was no consignor; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;

  @Field(() => Charity, {
    nullable: true,
    description: 'Where unsold goods go; null leaves it. Default NOT_ASKED.',
  })
  charity?: Charity | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'May enter items on My page; null leaves it. Default no; yes is refused in stores without self-entry.',
  })
  mayCreateItems?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Items that may be entered in one intake, 0 to 200; null leaves it. Giving it, the same number too, starts counting afresh. Default 0.',
  })
  @Min(0, { message: `Between 0 and ${LARGEST_ALLOWANCE}, not $value` })
  @Max(LARGEST_ALLOWANCE, { message: `Between 0 and ${LARGEST_ALLOWANCE}, not $value` })
  itemAllowance?: number | null;

  @Field(() => Percent, {
    nullable: true,
    description: "Their share in percent, 0 to 100. Null = the store's default; left out = as it is.",
  })
  @Min(0, { message: 'Between 0 and 100, not $value' })
  @Max(100, { message: 'Between 0 and 100, not $value' })
  consignorSharePercent?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Wants a mail before the return date; null leaves it. Default yes.',
  })
  returnMail?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Return dates get a note in the store's calendar; null leaves it. Default no.",
  })
  calendarNote?: boolean | null;

  @Field(() => PayoutMethod, {
    nullable: true,
    description: 'How they are paid what is not given as store credit; null leaves it. Default by transfer.',
  })
  payoutMethod?: PayoutMethod | null;

  @Field(() => Percent, {
    nullable: true,
    description: 'What part of a payout is given as store credit, in percent; null leaves it. Default 0.',
  })
  @Min(0, { message: 'Between 0 and 100, not $value' })
  @Max(100, { message: 'Between 0 and 100, not $value' })
  payoutCreditPercent?: number | null;
}
