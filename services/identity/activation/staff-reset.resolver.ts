import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LogInStep } from '../../kernel/operation/marks';
import type { LoggedIn } from '../login/logged-in';
import type { MailOnItsWay } from '../user/user.input';
import {
  RequestPasswordResetInput,
  RequestStaffPasswordResetResult,
  SetStaffPasswordInput,
  SetStaffPasswordResult,
} from './activation.input';
import type { StaffResetService } from './staff-reset.service';

@Resolver()
export class StaffResetResolver {
  constructor(private readonly resets: StaffResetService) {}

  @Mutation(() => RequestStaffPasswordResetResult, {
    description:
      'Mails a staff member a link to set a new password. Unknown addresses get the same answer and no mail.',
  })
  @LogInStep()
  requestStaffPasswordReset(
    @Ctx() call: Call,
    @Arg('input', () => RequestPasswordResetInput, { description: 'The address.' })
    input: RequestPasswordResetInput,
  ): Promise<MailOnItsWay> {
    return this.resets.request(call, input.email);
  }

  @Mutation(() => SetStaffPasswordResult, {
    description:
      "Uses a staff member's reset link, once: sets the password, ends all other sessions and logs in at the console.",
  })
  @LogInStep()
  setStaffPassword(
    @Ctx() call: Call,
    @Arg('input', () => SetStaffPasswordInput, { description: 'Token and password.' })
    input: SetStaffPasswordInput,
  ): Promise<LoggedIn> {
    return this.resets.setPassword(call, input);
  }
}
