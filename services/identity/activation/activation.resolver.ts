import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LogInStep } from '../../kernel/operation/marks';
import type { LoggedIn } from '../login/logged-in';
import { MailOnItsWay, SendActivationInput, SendActivationResult } from '../user/user.input';
import {
  RequestActivationInput,
  RequestActivationResult,
  RequestPasswordResetInput,
  RequestPasswordResetResult,
  SetPasswordInput,
  SetPasswordResult,
} from './activation.input';
import type { ActivationService } from './activation.service';
import { MailedLink } from './mailed-link';
import type { MailedLinkService } from './mailed-link.service';

@Resolver()
export class ActivationResolver {
  constructor(
    private readonly activation: ActivationService,
    private readonly links: MailedLinkService,
  ) {}

  @Query(() => MailedLink, {
    nullable: true,
    description:
      'What a link from a mail does, and for whom; null where it does nothing any more. Asking uses nothing up.',
  })
  link(
    @Ctx() call: Call,
    @Arg('token', () => String, {
      description: 'The token of the link; any text that is none does nothing.',
    })
    token: string,
  ): Promise<MailedLink | null> {
    return this.links.find(call, token);
  }

  @Mutation(() => RequestActivationResult, {
    description:
      'Mails an activation link; who is activated already gets a mail that says so. Unknown addresses get the same answer and no mail.',
  })
  @LogInStep()
  requestActivation(
    @Ctx() call: Call,
    @Arg('input', () => RequestActivationInput, { description: 'The address.' })
    input: RequestActivationInput,
  ): Promise<MailOnItsWay> {
    return this.activation.request(call, 'activation', input.email);
  }

  @Mutation(() => RequestPasswordResetResult, {
    description: 'Mails a link to set a new password. Unknown addresses get the same answer and no mail.',
  })
  @LogInStep()
  requestPasswordReset(
    @Ctx() call: Call,
    @Arg('input', () => RequestPasswordResetInput, { description: 'The address.' })
    input: RequestPasswordResetInput,
  ): Promise<MailOnItsWay> {
    return this.activation.request(call, 'reset', input.email);
  }

  @Mutation(() => SetPasswordResult, {
    description:
      'Uses an activation or reset link, once: sets the password, ends all other sessions and logs in.',
  })
  @LogInStep()
  setPassword(
    @Ctx() call: Call,
    @Arg('input', () => SetPasswordInput, { description: 'Token and password.' }) input: SetPasswordInput,
  ): Promise<LoggedIn> {
    return this.activation.setPassword(call, input);
  }

  @Mutation(() => SendActivationResult, {
    description: 'Mails a customer an activation link. For staff with the right "users.edit".',
  })
  sendActivation(
    @Ctx() call: Call,
    @Arg('input', () => SendActivationInput, { description: 'The customer, and the address that was seen.' })
    input: SendActivationInput,
  ): Promise<MailOnItsWay> {
    return this.activation.sendTo(call, input);
  }
}
