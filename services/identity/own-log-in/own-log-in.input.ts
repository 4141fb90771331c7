import { IsNotEmpty, MaxLength } from 'class-validator';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { LogInNotRecent } from '../../kernel/graph/recent-log-in';
import { DateTime, InvalidInput } from '../../kernel/graph/shared';
import { AsTyped } from '../../kernel/text/typed';
import { LinkNotValid, PasswordTooWeak } from '../activation/activation.problems';
import { EmailConfirmed } from '../email-change/email-change.input';
import { EmailTaken } from '../email-change/email-change.problems';
import { LogInsBusy, TooManyAttempts } from '../login/login.problems';
import { MailOnItsWay } from '../user/user.input';

@InputType({ description: 'Another password of whoever is logged in.' })
export class ChangePasswordInput {
  @Field(() => String, {
    description: 'The new password. Any characters; see PasswordTooWeak for what is refused.',
  })
  @AsTyped()
  @MaxLength(1000)
  @IsNotEmpty()
  password: string;
}

@InputType({ description: 'Another address to log in with, of whoever is logged in.' })
export class ChangeEmailInput {
  @Field(() => String, {
    description:
      'The new e-mail address; capitals do not matter. Refused as NOT_ALLOWED where it is the present one.',
  })
  @MaxLength(LONGEST_EMAIL)
  @IsEmailAddress()
  email: string;
}

@InputType({ description: 'The link of a mail about another address that somebody asked for.' })
export class DisownEmailChangeInput {
  @Field(() => String, { description: 'The token of the link in the mail, at most 200 characters.' })
  @MaxLength(200)
  @IsNotEmpty()
  token: string;
}

@ObjectType({
  description:
    'An address that whoever is logged in asked for, and that waits until the link in the mail to it is used. Seen by whose it is.',
})
export class OwnEmailChange {
  @Field(() => String, { description: 'The new address. Whether somebody else has it is not told.' })
  email: string;
  @Field(() => DateTime, { description: 'When it was asked for, UTC.' })
  askedAt: Date;
}

@ObjectType({
  description: 'The address that one logs in with is the one it was; nothing else waits any more.',
})
export class EmailKept {
  @Field(() => String, { description: 'That address.' })
  email: string;
}

@ObjectType({
  description:
    'The password is another one. All other sessions have ended; this one goes on, by another token.',
})
export class PasswordChanged {
  @Field(() => String, {
    description: "The session's new token, told this once: for the cookie, never for a page or a log.",
  })
  sessionToken: string;
  @Field(() => DateTime, { description: 'When the session ends, UTC: as it did before.' })
  expiresAt: Date;
}

const resolveType = (value: object): string => (value as { __typename: string }).__typename;

export const ChangeEmailResult = createUnionType({
  name: 'ChangeEmailResult',
  description:
    'The same answer for an address that somebody else has and one that nobody has, or why none is taken.',
  types: () => [MailOnItsWay, LogInNotRecent, TooManyAttempts, InvalidInput] as const,
  resolveType,
});

export const ConfirmStaffEmailResult = createUnionType({
  name: 'ConfirmStaffEmailResult',
  description: 'The address has changed, or why it has not.',
  types: () => [EmailConfirmed, LinkNotValid, EmailTaken, InvalidInput, TooManyAttempts] as const,
  resolveType,
});

export const DisownEmailChangeResult = createUnionType({
  name: 'DisownEmailChangeResult',
  description: 'The address is what it was, or why it is not.',
  types: () => [EmailKept, LinkNotValid, EmailTaken, InvalidInput, TooManyAttempts] as const,
  resolveType,
});

export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  description: 'The password has changed, or why it has not.',
  types: () =>
    [PasswordChanged, PasswordTooWeak, LogInNotRecent, TooManyAttempts, LogInsBusy, InvalidInput] as const,
  resolveType,
});
