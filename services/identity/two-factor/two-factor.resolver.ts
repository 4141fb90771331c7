import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { DateTime } from '../../kernel/graph/shared';
import { LogInStep, NeedsRecentLogIn } from '../../kernel/operation/marks';
import type { StaffMember } from '../staff/staff';
import type { StaffService } from '../staff/staff.service';
import { User } from '../user/user';
import type { UserService } from '../user/user.service';
import { appsSince } from './factor.rows';
import type { TwoFactorResetService } from './reset.service';
import type { SecondStepService } from './second-step.service';
import {
  type RecoveryCodesRenewed,
  SecondStepAsked,
  type SecondStepDone,
  type TotpConfirmed,
  TwoFactor,
} from './two-factor';
import {
  AnswerSecondStepResult,
  BeginTotpResult,
  ConfirmTotpInput,
  ConfirmTotpResult,
  RemoveTotpResult,
  RenewRecoveryCodesInput,
  RenewRecoveryCodesResult,
  ResetStaffTwoFactorInput,
  ResetStaffTwoFactorResult,
  ResetTwoFactorInput,
  ResetTwoFactorResult,
  SecondStepInput,
} from './two-factor.input';
import type { TwoFactorService } from './two-factor.service';

@Resolver()
export class SecondStepResolver {
  constructor(private readonly service: SecondStepService) {}

  @Query(() => SecondStepAsked, {
    nullable: true,
    description:
      'The second step that the session of this request still lacks after its password; null where it lacks none, and for everybody else.',
  })
  secondStep(@Ctx() call: Call): Promise<SecondStepAsked | null> {
    return this.service.find(call);
  }

  @Mutation(() => AnswerSecondStepResult, {
    description:
      'Proves the second step of a log-in by a code of the app or a recovery code, each of which opens once. Five wrong ones end the log-in; after twenty of one person in a day none is taken until the day is over.',
  })
  @LogInStep()
  answerSecondStep(
    @Ctx() call: Call,
    @Arg('input', () => SecondStepInput, { description: 'The code.' }) { code }: SecondStepInput,
  ): Promise<SecondStepDone> {
    return this.service.answer(call, code);
  }
}

@Resolver()
export class TwoFactorResolver {
  constructor(private readonly service: TwoFactorService) {}

  @Query(() => TwoFactor, {
    nullable: true,
    description:
      'How whoever is logged in proves a second step, and what they are setting up; null where they have yet to prove it.',
  })
  twoFactor(@Ctx() call: Call): Promise<TwoFactor | null> {
    return this.service.find(call);
  }

  @Mutation(() => BeginTotpResult, {
    description:
      'Begins to set up an app that shows codes, anew where that was begun before; an app that counts does so until another is confirmed. Refused where the store has no second step. It asks for a recent log-in.',
  })
  @NeedsRecentLogIn()
  beginTotp(@Ctx() call: Call): Promise<TwoFactor> {
    return this.service.begin(call);
  }

  @Mutation(() => ConfirmTotpResult, {
    description:
      'Lets the app count that was set up, by a code of it, and tells ten recovery codes once. Whoever it belongs to is mailed. Refused where none was begun. It asks for a recent log-in.',
  })
  @NeedsRecentLogIn()
  confirmTotp(
    @Ctx() call: Call,
    @Arg('input', () => ConfirmTotpInput, { description: 'Its code.' }) { code }: ConfirmTotpInput,
  ): Promise<TotpConfirmed> {
    return this.service.confirm(call, code);
  }

  @Mutation(() => RenewRecoveryCodesResult, {
    description:
      'Makes ten other recovery codes and tells them once; those of before open nothing any more. Whoever they belong to is mailed. It asks for a recent log-in.',
  })
  @NeedsRecentLogIn()
  renewRecoveryCodes(
    @Ctx() call: Call,
    @Arg('input', () => RenewRecoveryCodesInput, { description: 'In whose place.' })
    { version }: RenewRecoveryCodesInput,
  ): Promise<RecoveryCodesRenewed> {
    return this.service.renewCodes(call, version);
  }

  @Mutation(() => RemoveTotpResult, {
    description:
      'Takes the app and the recovery codes of whoever is logged in away. Refused where the store asks for a second step. They are mailed. It asks for a recent log-in.',
  })
  @NeedsRecentLogIn()
  removeTotp(@Ctx() call: Call): Promise<TwoFactor> {
    return this.service.remove(call);
  }
}

@Resolver(() => User)
export class TwoFactorResetResolver {
  constructor(
    private readonly service: TwoFactorResetService,
    private readonly users: UserService,
    private readonly staff: StaffService,
  ) {}

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Since when a code of an app is asked of them after the password, UTC; null = it is not.',
  })
  twoFactorSince(@Ctx() call: Call, @Root() { id }: User): Promise<Date | null> {
    return call.load('identity.apps-since', id, appsSince);
  }

  @Mutation(() => ResetTwoFactorResult, {
    description:
      'Takes the second step of a user away who has lost it: app and recovery codes are gone, all sessions end, the user is mailed, and the reason stands in the history. Refused where there is none. It asks for a recent log-in. For staff with the right "users.reset".',
  })
  @NeedsRecentLogIn()
  async resetTwoFactor(
    @Ctx() call: Call,
    @Arg('input', () => ResetTwoFactorInput, { description: 'Whose, and why.' }) input: ResetTwoFactorInput,
  ): Promise<User> {
    await this.service.resetUser(call, input);
    const user = await this.users.find(call, input.userId);
    if (user === null) throw new Error('A user that was held is gone');
    return Object.assign(user, { __typename: 'User' });
  }

  @Mutation(() => ResetStaffTwoFactorResult, {
    description:
      'Takes the second step of a staff member away who has lost it, as of a user. Nobody does it to somebody with more rights. It asks for a recent log-in. For staff with the right "users.reset".',
  })
  @NeedsRecentLogIn()
  async resetStaffTwoFactor(
    @Ctx() call: Call,
    @Arg('input', () => ResetStaffTwoFactorInput, { description: 'Whose, and why.' })
    input: ResetStaffTwoFactorInput,
  ): Promise<StaffMember> {
    const member = await this.staff.find(call, await this.service.resetStaff(call, input));
    if (member === null) throw new Error('A staff member that was held is gone');
    return Object.assign(member, { __typename: 'StaffMember' });
  }
}
