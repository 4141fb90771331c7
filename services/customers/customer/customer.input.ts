import { MaxLength, Min, ValidateNested, ArrayMaxSize } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { CountryCode, UUID } from '../../kernel/graph/shared';
import { IDEMPOTENCY_KEY, IsIdempotencyKey } from '../../kernel/idempotency/idempotency-key';
import { Lines } from '../../kernel/text/typed';
import { ConsentInput } from './consent';
import { CustomerKind } from './customer';

@InputType({
  description: 'A postal address. In a change, a part that is left out stays as it is, and null empties it.',
})
export class AddressInput {
  @Field(() => String, { nullable: true, description: 'Street and house number, at most 120 characters.' })
  @MaxLength(120)
  street?: string | null;
  @Field(() => String, { nullable: true, description: 'Postal code, at most 12 characters.' })
  @MaxLength(12)
  postalCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Town, at most 80 characters.' })
  @MaxLength(80)
  town?: string | null;
  @Field(() => CountryCode, { nullable: true, description: "Country; null = the store's own." })
  country?: string | null;
}

/** What creating and editing have in common. A field with the name of a column of Customer is written there. */
@InputType({ description: 'What creating and editing a customer have in common.' })
export abstract class CustomerFieldsInput {
  @Field(() => String, { nullable: true, description: 'Social title, at most 40 characters.' })
  @MaxLength(40)
  socialTitle?: string | null;
  @Field(() => String, { nullable: true, description: 'First name, at most 80 characters.' })
  @MaxLength(80)
  firstName?: string | null;
  @Field(() => String, { nullable: true, description: 'Surname, at most 80 characters.' })
  @MaxLength(80)
  lastName?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Company name, at most 120 characters; required of a company. Of a private customer what was there stays.',
  })
  @MaxLength(120)
  companyName?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Organisation number in any spelling, checked for the country of the billing address and kept by its digits. Of a private customer what was there stays.',
  })
  @MaxLength(20)
  organisationNumber?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Contact e-mail address; refused as TAKEN where another customer of the store has it. Where somebody logs in with the present one, it cannot be emptied, and a new one waits as `pendingEmail` until it is confirmed; the present one withdraws what waits.',
  })
  @MaxLength(254)
  email?: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone, at most 30 characters.' })
  @MaxLength(30)
  telephone?: string | null;
  @Field(() => AddressInput, { nullable: true, description: 'Billing address; null empties all of it.' })
  @ValidateNested()
  billingAddress?: AddressInput | null;
  @Field(() => AddressInput, {
    nullable: true,
    description: 'Shipping address; null = the same as the billing address, and its own is kept unseen.',
  })
  @ValidateNested()
  shippingAddress?: AddressInput | null;
  @Field(() => ConsentInput, {
    nullable: true,
    description: 'Whether the newsletter is wanted; null leaves it (OFF for a new customer).',
  })
  @ValidateNested()
  newsletter?: ConsentInput | null;
  @Field(() => ConsentInput, {
    nullable: true,
    description:
      "Whether marketing of the shop's business partners is agreed to; null leaves it (OFF for a new customer).",
  })
  @ValidateNested()
  partnerOffers?: ConsentInput | null;
  @Field(() => UUID, {
    nullable: true,
    description: "The one default group; null leaves it (the store's default for a new customer).",
  })
  defaultGroupId?: string | null;
  @Field(() => [UUID], {
    nullable: true,
    description: 'All groups of the customer; the default one is always among them. Null leaves them.',
  })
  @ArrayMaxSize(50)
  groupIds?: string[] | null;
}

@InputType({
  description: 'A new customer. Only the kind is required; the number is given by the store.',
})
export class CreateCustomerInput extends CustomerFieldsInput {
  @Field(() => CustomerKind, { description: 'Private or company.' })
  kind: CustomerKind;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY })
  @IsIdempotencyKey()
  idempotencyKey?: string | null;
  @Field(() => String, { nullable: true, description: 'A note only staff see, at most 5,000 characters.' })
  @Lines()
  @MaxLength(5000)
  privateNote?: string | null;
}

@InputType({
  description: 'What changes of a customer. A field that is left out stays as it is, null empties it.',
})
export class UpdateCustomerInput extends CustomerFieldsInput {
  @Field(() => UUID, { description: 'Which customer.' })
  id: string;
  @Field(() => CustomerKind, { nullable: true, description: 'Private or company; null leaves it.' })
  kind?: CustomerKind | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that was edited; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(1)
  version?: number | null;
}

@InputType({ description: 'A private note of staff.' })
export class UpdateCustomerNoteInput {
  @Field(() => UUID, { description: 'Which customer.' })
  id: string;
  @Field(() => String, { description: 'The note, at most 5,000 characters; empty removes it.' })
  @Lines()
  @MaxLength(5000)
  note: string;
  @Field(() => Int, {
    description: 'The version of the customer that was read; refused where somebody saved a newer one.',
  })
  @Min(1)
  version: number;
}

@InputType({ description: 'Whose contact address is to stay as it is.' })
export class WithdrawEmailChangeInput {
  @Field(() => UUID, { description: 'Which customer.' })
  id: string;
  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the customer that was read; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(1)
  version?: number | null;
}
