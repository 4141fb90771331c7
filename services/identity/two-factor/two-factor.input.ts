import { IsNotEmpty, MaxLength, Min } from 'class-validator';
import { createUnionType, Field, InputType, Int } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { LogInNotRecent } from '../../kernel/graph/recent-log-in';
import { ChangedMeanwhile, InvalidInput, NotFound, UUID } from '../../kernel/graph/shared';
import { TooManyAttempts } from '../login/login.problems';
import { StaffMember } from '../staff/staff';
import { User } from '../user/user';
import { RecoveryCodesRenewed, SecondStepDone, TotpConfirmed, TwoFactor } from './two-factor';
import { CodeNotRight, SecondStepOver, TwoFactorOff, TwoFactorRequired } from './two-factor.problems';
import { LONGEST_CODE } from './two-factor.rules';

/** As much as is kept of why. */
export const LONGEST_REASON = 500;

@InputType({ description: 'A code that was typed.' })
export class SecondStepInput {
  @Field(() => String, {
    description:
      'Six digits of the app, or a recovery code; spaces, hyphens and capitals do not matter. At most 40 characters.',
  })
  @MaxLength(LONGEST_CODE)
  @IsNotEmpty()
  code: string;
}

@InputType({ description: 'The first code of an app that was set up.' })
export class ConfirmTotpInput {
  @Field(() => String, { description: 'Six digits; spaces do not matter. At most 40 characters.' })
  @MaxLength(LONGEST_CODE)
  @IsNotEmpty()
  code: string;
}

@InputType({ description: 'Which recovery codes are to be no more.' })
export class RenewRecoveryCodesInput {
  @Field(() => Int, {
    description:
      'The version that was seen: sent a second time it is refused, or codes that were just written down would open nothing.',
  })
  @Min(0, { message: 'Not less than 0' })
  version: number;
}

@InputType({ description: 'Whose second step is taken away, and why.' })
export class ResetTwoFactorInput {
  @Field(() => UUID, { description: 'The user. One who has none is refused.' })
  userId: string;

  @Field(() => String, {
    description:
      'Why, and how it was made sure who asks: it stands in the history. 1 to 500 characters, on one line.',
  })
  @MaxLength(LONGEST_REASON, { message: `At most ${LONGEST_REASON} characters` })
  @IsNotEmpty({ message: 'Say why' })
  reason: string;
}

@InputType({ description: 'Which staff member’s second step is taken away, and why.' })
export class ResetStaffTwoFactorInput {
  @Field(() => String, {
    description:
      'The address they log in with, at most 254 characters. One’s own, that of somebody with rights one lacks, and that of one who has none is refused.',
  })
  @MaxLength(LONGEST_EMAIL)
  @IsEmailAddress()
  email: string;

  @Field(() => String, {
    description: 'Why, and how it was made sure who asks: it is kept. 1 to 500 characters, on one line.',
  })
  @MaxLength(LONGEST_REASON, { message: `At most ${LONGEST_REASON} characters` })
  @IsNotEmpty({ message: 'Say why' })
  reason: string;
}

const resolveType = (value: object): string => (value as { __typename: string }).__typename;

export const AnswerSecondStepResult = createUnionType({
  name: 'AnswerSecondStepResult',
  description: 'The session, or why it still lacks the second step.',
  types: () => [SecondStepDone, CodeNotRight, SecondStepOver, TooManyAttempts, InvalidInput] as const,
  resolveType,
});

export const BeginTotpResult = createUnionType({
  name: 'BeginTotpResult',
  description: 'What is to be typed into the app, or why nothing was begun.',
  types: () => [TwoFactor, TwoFactorOff, SecondStepOver, LogInNotRecent] as const,
  resolveType,
});

export const ConfirmTotpResult = createUnionType({
  name: 'ConfirmTotpResult',
  description: 'The recovery codes, or why the app does not count.',
  types: () =>
    [
      TotpConfirmed,
      CodeNotRight,
      NotFound,
      TwoFactorOff,
      SecondStepOver,
      InvalidInput,
      LogInNotRecent,
    ] as const,
  resolveType,
});

export const RenewRecoveryCodesResult = createUnionType({
  name: 'RenewRecoveryCodesResult',
  description: 'The new codes, or why there are none.',
  types: () =>
    [
      RecoveryCodesRenewed,
      NotFound,
      ChangedMeanwhile,
      TwoFactorOff,
      SecondStepOver,
      InvalidInput,
      LogInNotRecent,
    ] as const,
  resolveType,
});

export const RemoveTotpResult = createUnionType({
  name: 'RemoveTotpResult',
  description: 'How it is now, or why it stays.',
  types: () => [TwoFactor, NotFound, TwoFactorRequired, SecondStepOver, LogInNotRecent] as const,
  resolveType,
});

export const ResetTwoFactorResult = createUnionType({
  name: 'ResetTwoFactorResult',
  description: 'The user, or why nothing was taken away.',
  types: () => [User, NotFound, InvalidInput, LogInNotRecent] as const,
  resolveType,
});

export const ResetStaffTwoFactorResult = createUnionType({
  name: 'ResetStaffTwoFactorResult',
  description: 'The staff member, or why nothing was taken away.',
  types: () => [StaffMember, NotFound, InvalidInput, LogInNotRecent] as const,
  resolveType,
});
