import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LogInStep, NeedsRecentLogIn } from '../../kernel/operation/marks';
import { ConfirmEmailInput, type EmailConfirmed } from '../email-change/email-change.input';
import type { MailOnItsWay } from '../user/user.input';
import type { ChangeEmail } from './change-email';
import type { ChangePassword } from './change-password';
import type { ConfirmStaffEmail } from './confirm-staff-email';
import type { DisownEmailChange } from './disown-email-change';
import {
  ChangeEmailInput,
  ChangeEmailResult,
  ChangePasswordInput,
  ChangePasswordResult,
  ConfirmStaffEmailResult,
  DisownEmailChangeInput,
  DisownEmailChangeResult,
  EmailKept,
  OwnEmailChange,
  type PasswordChanged,
} from './own-log-in.input';

@Resolver()
export class OwnLogInResolver {
  constructor(
    private readonly passwords: ChangePassword,
    private readonly emails: ChangeEmail,
    private readonly confirming: ConfirmStaffEmail,
    private readonly disowning: DisownEmailChange,
  ) {}

  @Mutation(() => ChangePasswordResult, {
    description:
      'Sets another password of whoever is logged in, at the portal or at the console: it asks for a recent log-in, ends all their other sessions at once, and they are told by mail. At most 5 an hour.',
  })
  @NeedsRecentLogIn()
  changePassword(
    @Ctx() call: Call,
    @Arg('input', () => ChangePasswordInput, { description: 'The new password.' })
    { password }: ChangePasswordInput,
  ): Promise<PasswordChanged> {
    return this.passwords.change(call, password);
  }

  @Query(() => OwnEmailChange, {
    nullable: true,
    description:
      'The address that whoever is logged in asked for, and that waits to be confirmed; null = none. What staff asked for is not told here.',
  })
  ownEmailChange(@Ctx() call: Call): Promise<OwnEmailChange | null> {
    return this.emails.waiting(call);
  }

  @Mutation(() => ChangeEmailResult, {
    description:
      'Asks for another address that whoever is logged in is to log in with: it asks for a recent log-in, mails a link to the new one and tells the present one, and until the link is used nothing changes. Somebody else’s address gets the same answer and no mail. At most 5 an hour.',
  })
  @NeedsRecentLogIn()
  changeEmail(
    @Ctx() call: Call,
    @Arg('input', () => ChangeEmailInput, { description: 'The new address.' }) { email }: ChangeEmailInput,
  ): Promise<MailOnItsWay> {
    return this.emails.ask(call, email);
  }

  @Mutation(() => EmailKept, {
    description:
      'Takes back what whoever is logged in asked for: the address stays, and the link to the other one is void. Nothing that waits is no error.',
  })
  async cancelEmailChange(@Ctx() call: Call): Promise<EmailKept> {
    return kept(await this.emails.cancel(call));
  }

  @Mutation(() => ConfirmStaffEmailResult, {
    description:
      'Uses the link that confirms a staff member’s new address, once: the address changes, the old one is told, and all their sessions end.',
  })
  @LogInStep()
  confirmStaffEmail(
    @Ctx() call: Call,
    @Arg('input', () => ConfirmEmailInput, { description: 'The token.' }) { token }: ConfirmEmailInput,
  ): Promise<EmailConfirmed> {
    return this.confirming.confirm(call, token);
  }

  @Mutation(() => DisownEmailChangeResult, {
    description:
      'Uses the link that was mailed to an address that somebody asked to change, once: it is the one to log in with, also where it has changed since; all sessions end, nobody logs in by the password there was, and a link to another one is mailed there.',
  })
  @LogInStep()
  async disownEmailChange(
    @Ctx() call: Call,
    @Arg('input', () => DisownEmailChangeInput, { description: 'The link.' })
    { token }: DisownEmailChangeInput,
  ): Promise<EmailKept> {
    return kept(await this.disowning.disown(call, token));
  }
}

const kept = (email: string): EmailKept => Object.assign({ __typename: 'EmailKept' }, { email });
