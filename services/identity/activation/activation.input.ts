import { IsNotEmpty, MaxLength } from 'class-validator';
import { createUnionType, Field, InputType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { InvalidInput } from '../../kernel/graph/shared';
import { AsTyped } from '../../kernel/text/typed';
import { LoggedIn } from '../login/logged-in';
import { LogInsBusy, PortalClosed, TooManyAttempts } from '../login/login.problems';
import { MailOnItsWay } from '../user/user.input';
import { LinkNotValid, PasswordTooWeak } from './activation.problems';

@InputType({ description: 'Where the activation link shall go.' })
export class RequestActivationInput {
  @Field(() => String, { description: 'E-mail address known to the shop; capitals do not matter.' })
  @MaxLength(LONGEST_EMAIL)
  @IsEmailAddress()
  email: string;
}

@InputType({ description: 'Where the link for a new password shall go.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'E-mail address one logs in with; capitals do not matter.' })
  @MaxLength(LONGEST_EMAIL)
  @IsEmailAddress()
  email: string;
}

@InputType({ description: "A link's token and the password to set with it." })
export class SetPasswordInput {
  @Field(() => String, { description: 'The token of the link in the mail.' })
  @MaxLength(200)
  @IsNotEmpty()
  token: string;

  @Field(() => String, {
    description: 'The new password. Any characters; see PasswordTooWeak for what is refused.',
  })
  @AsTyped()
  @MaxLength(1000)
  @IsNotEmpty()
  password: string;
}

const resolveType = (value: object): string => (value as { __typename: string }).__typename;

export const RequestActivationResult = createUnionType({
  name: 'RequestActivationResult',
  description: 'The same answer for known and unknown addresses, or why none is taken.',
  types: () => [MailOnItsWay, InvalidInput, TooManyAttempts, PortalClosed] as const,
  resolveType,
});

export const RequestPasswordResetResult = createUnionType({
  name: 'RequestPasswordResetResult',
  description: 'The same answer for known and unknown addresses, or why none is taken.',
  types: () => [MailOnItsWay, InvalidInput, TooManyAttempts, PortalClosed] as const,
  resolveType,
});

export const SetPasswordResult = createUnionType({
  name: 'SetPasswordResult',
  description: 'Logged in with the new password, or why it was not set.',
  types: () =>
    [
      LoggedIn,
      LinkNotValid,
      PasswordTooWeak,
      InvalidInput,
      TooManyAttempts,
      LogInsBusy,
      PortalClosed,
    ] as const,
  resolveType,
});
