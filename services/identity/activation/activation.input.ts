import { ArrayMaxSize, IsNotEmpty, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, InputType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { InvalidInput } from '../../kernel/graph/shared';
import { AsTyped } from '../../kernel/text/typed';
import { EmailTaken } from '../email-change/email-change.problems';
import { LoggedIn } from '../login/logged-in';
import { LogInsBusy, PortalClosed, TooManyAttempts } from '../login/login.problems';
import { DeviceInput } from '../sign-in/device.input';
import { AcceptedTextInput, MOST_TEXTS } from '../text-acceptance/text-acceptance.input';
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

@InputType({ description: 'What every link to a password asks for.' })
abstract class NewPassword {
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

  @Field(() => DeviceInput, {
    nullable: true,
    description: 'From which device; null = nothing is known of it.',
  })
  @ValidateNested()
  device?: DeviceInput | null;
}

@InputType({ description: "A link's token and the password to set with it, at the console." })
export class SetStaffPasswordInput extends NewPassword {}

@InputType({ description: "A link's token and the password to set with it, at the portal." })
export class SetPasswordInput extends NewPassword {
  @Field(() => [AcceptedTextInput], {
    nullable: true,
    description:
      'The versions of the terms and the privacy statement that were shown with it, and are accepted; null = none was shown.',
  })
  @ArrayMaxSize(MOST_TEXTS, { message: `At most ${MOST_TEXTS} texts` })
  @ValidateNested({ each: true })
  acceptedTexts?: AcceptedTextInput[] | null;
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
      EmailTaken,
      InvalidInput,
      TooManyAttempts,
      LogInsBusy,
      PortalClosed,
    ] as const,
  resolveType,
});

export const RequestStaffPasswordResetResult = createUnionType({
  name: 'RequestStaffPasswordResetResult',
  description: 'The same answer for known and unknown addresses, or why none is taken.',
  types: () => [MailOnItsWay, InvalidInput, TooManyAttempts] as const,
  resolveType,
});

export const SetStaffPasswordResult = createUnionType({
  name: 'SetStaffPasswordResult',
  description: 'Logged in at the console with the new password, or why it was not set.',
  types: () => [LoggedIn, LinkNotValid, PasswordTooWeak, InvalidInput, TooManyAttempts, LogInsBusy] as const,
  resolveType,
});
