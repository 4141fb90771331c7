import { MaxLength } from 'class-validator';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { InvalidInput, NotFound, UUID } from '../../kernel/graph/shared';
import { AddressChanged } from '../activation/activation.problems';
import { TooManyMails } from '../mail/too-many-mails';
import { User } from './user';

@InputType({ description: 'Switches a log-in on or off.' })
export class SetUserEnabledInput {
  @Field(() => UUID, { description: 'The user.' })
  userId: string;

  @Field(() => Boolean, { description: 'False ends all sessions of the user at once.' })
  enabled: boolean;
}

@InputType({ description: 'Whom to send an activation link.' })
export class SendActivationInput {
  @Field(() => UUID, { description: 'The customer; the link goes to the log-in of its e-mail address.' })
  customerId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'To which log-in of the customer, by the address that was seen: to that address, or not at all. Null = as above, whatever the address is by now.',
  })
  @MaxLength(LONGEST_EMAIL)
  @IsEmailAddress()
  email?: string | null;
}

@ObjectType({
  description:
    'If there is a log-in for this address, a mail is on its way, of three an hour at most. The same answer, in the same time, where there is none.',
})
export class MailOnItsWay {
  @Field(() => String, { description: 'The address as it was understood.' })
  email: string;
}

export const SetUserEnabledResult = createUnionType({
  name: 'SetUserEnabledResult',
  description: 'The user, or that there is none.',
  types: () => [User, NotFound, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const SendActivationResult = createUnionType({
  name: 'SendActivationResult',
  description: 'The mail is on its way, or why there is none.',
  types: () => [MailOnItsWay, AddressChanged, NotFound, InvalidInput, TooManyMails] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
