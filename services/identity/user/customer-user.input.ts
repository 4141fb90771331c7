import { MaxLength } from 'class-validator';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { InvalidInput, NotFound, UUID } from '../../kernel/graph/shared';
import { TooManyMails } from '../mail/too-many-mails';
import { CustomerUser, CustomerUserRole } from './user';

@InputType({ description: 'A user who is to act for a customer.' })
export class InviteCustomerUserInput {
  @Field(() => UUID, { description: 'The customer.' })
  customerId: string;

  @Field(() => String, {
    description:
      'The address they log in with: somebody who logs in with it already is linked, anybody else is mailed an invitation that works for seven days.',
  })
  @MaxLength(LONGEST_EMAIL)
  @IsEmailAddress()
  email: string;

  @Field(() => CustomerUserRole, { description: 'What they may do for this customer.' })
  role: CustomerUserRole;
}

@InputType({ description: 'What changes of the link between a customer and a user; what is left out stays.' })
export class ChangeCustomerUserInput {
  @Field(() => UUID, { description: 'The customer.' })
  customerId: string;

  @Field(() => UUID, { description: 'The user.' })
  userId: string;

  @Field(() => CustomerUserRole, {
    nullable: true,
    description: 'What they may do for this customer; null leaves it.',
  })
  role?: CustomerUserRole | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether they act for this customer; null leaves it. The log-in, and what they do for others, stay as they are.',
  })
  enabled?: boolean | null;
}

@InputType({ description: 'A user who is to act for a customer no more.' })
export class UnlinkCustomerUserInput {
  @Field(() => UUID, { description: 'The customer.' })
  customerId: string;

  @Field(() => UUID, { description: 'The user.' })
  userId: string;
}

@ObjectType({ description: 'The user acts for the customer no more. For staff with the right "users.edit".' })
export class CustomerUserUnlinked {
  @Field(() => UUID, { description: 'The user, who may act for others still.' })
  userId: string;
}

export const InviteCustomerUserResult = createUnionType({
  name: 'InviteCustomerUserResult',
  description: 'The link, or why there is none: TAKEN where they act for the customer already.',
  types: () => [CustomerUser, NotFound, InvalidInput, TooManyMails] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const ChangeCustomerUserResult = createUnionType({
  name: 'ChangeCustomerUserResult',
  description: 'The link as it stands now, or that there is none.',
  types: () => [CustomerUser, NotFound, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const UnlinkCustomerUserResult = createUnionType({
  name: 'UnlinkCustomerUserResult',
  description: 'Whose link is gone, or why it is not.',
  types: () => [CustomerUserUnlinked, NotFound, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
