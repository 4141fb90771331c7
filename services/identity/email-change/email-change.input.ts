import { IsNotEmpty, MaxLength } from 'class-validator';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { DateTime, InvalidInput, NotFound, UUID } from '../../kernel/graph/shared';
import { LinkNotValid } from '../activation/activation.problems';
import { PortalClosed, TooManyAttempts } from '../login/login.problems';
import { TooManyMails } from '../mail/too-many-mails';
import { MailOnItsWay } from '../user/user.input';
import { EmailTaken } from './email-change.problems';

@InputType({ description: 'The token of the link that confirms a new address.' })
export class ConfirmEmailInput {
  @Field(() => String, { description: 'The token of the link in the mail.' })
  @MaxLength(200)
  @IsNotEmpty()
  token: string;
}

@InputType({ description: 'For which customer the link shall be sent again.' })
export class SendEmailConfirmationInput {
  @Field(() => UUID, { description: 'The customer whose new address waits.' })
  customerId: string;
}

@ObjectType({
  description: 'The new address is the log-in from now on; all sessions of the user have ended.',
})
export class EmailConfirmed {
  @Field(() => String, { description: 'The new address.' })
  email: string;
}

@ObjectType({
  description: 'A log-in address that changes once the link in a mail to the new one is used. Staff only.',
})
export class EmailChange {
  @Field(() => String, { description: 'The new address.' })
  email: string;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the link that works was mailed, UTC; null = none is on its way yet, or none works any more.',
  })
  sentAt: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when that link works, UTC; null where there is none.',
  })
  expiresAt: Date | null;
}

const resolveType = (value: object): string => (value as { __typename: string }).__typename;

export const ConfirmEmailResult = createUnionType({
  name: 'ConfirmEmailResult',
  description: 'The address has changed, or why it has not.',
  types: () =>
    [EmailConfirmed, LinkNotValid, EmailTaken, InvalidInput, TooManyAttempts, PortalClosed] as const,
  resolveType,
});

export const SendEmailConfirmationResult = createUnionType({
  name: 'SendEmailConfirmationResult',
  description: 'The mail is on its way, or why there is none.',
  types: () => [MailOnItsWay, NotFound, InvalidInput, TooManyMails] as const,
  resolveType,
});
