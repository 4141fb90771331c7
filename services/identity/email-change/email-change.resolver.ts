import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LogInStep } from '../../kernel/operation/marks';
import type { ConfirmEmail } from '../activation/confirm-email';
import { Customer } from '../user/user';
import type { MailOnItsWay } from '../user/user.input';
import {
  ConfirmEmailInput,
  ConfirmEmailResult,
  EmailChange,
  SendEmailConfirmationInput,
  SendEmailConfirmationResult,
  type EmailConfirmed,
} from './email-change.input';
import { findEmailChange, findLogInElsewhere } from './email-change.read';
import type { EmailChangeService } from './email-change.service';

@Resolver(() => Customer)
export class EmailChangeResolver {
  constructor(
    private readonly confirming: ConfirmEmail,
    private readonly changes: EmailChangeService,
  ) {}

  @Mutation(() => ConfirmEmailResult, {
    description:
      'Uses the link that confirms a new log-in address, once: the address changes, the old one is told, and all sessions of the user end.',
  })
  @LogInStep()
  confirmEmail(
    @Ctx() call: Call,
    @Arg('input', () => ConfirmEmailInput, { description: 'The token.' }) input: ConfirmEmailInput,
  ): Promise<EmailConfirmed> {
    return this.confirming.confirm(call, input.token);
  }

  @Mutation(() => SendEmailConfirmationResult, {
    description:
      'Mails the link that confirms a new address again; the one sent before is void. For staff with the right "users.edit".',
  })
  sendEmailConfirmation(
    @Ctx() call: Call,
    @Arg('input', () => SendEmailConfirmationInput, { description: 'The customer.' })
    input: SendEmailConfirmationInput,
  ): Promise<MailOnItsWay> {
    return this.changes.sendAgain(call, input.customerId);
  }

  @FieldResolver(() => EmailChange, {
    nullable: true,
    description:
      'The change of the log-in address that waits to be confirmed; null = none, or identity is away. Staff only.',
  })
  emailChange(@Ctx() call: Call, @Root() customer: Customer): Promise<EmailChange | null> {
    return findEmailChange(call, customer.id);
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description:
      "The other customer whose user logs in with this customer's contact address, or with the one that waits to be. Nothing was linked: that user does not see this customer. Null = nobody, or identity is away. Staff only.",
  })
  logInElsewhere(@Ctx() call: Call, @Root() customer: Customer): Promise<Customer | null> {
    return findLogInElsewhere(call, customer.id);
  }
}
