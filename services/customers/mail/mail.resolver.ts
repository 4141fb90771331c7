import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { Customer } from '../customer/customer';
import { readCustomers } from '../customer/customer.rows';
import { Mail, MailConnection } from './mail';
import { MailListArguments, SendMailAgainInput, SendMailAgainResult } from './mail.input';
import type { MailService } from './mail.service';

@Resolver(() => Mail)
export class MailResolver {
  constructor(private readonly service: MailService) {}

  @Query(() => MailConnection, {
    description: 'All mails that the store sent or tried to send, newest first. Staff only.',
  })
  mails(
    @Ctx() call: Call,
    @Args(() => MailListArguments) wanted: MailListArguments,
  ): Promise<Connection<Mail>> {
    return this.service.list(call, wanted);
  }

  @Mutation(() => SendMailAgainResult, {
    description:
      'Sends a mail that failed again, to the same address and under the same Message-ID, once whatever is asked how often. Of one that did not fail nothing is done. For staff with the right "jobs".',
  })
  async sendMailAgain(
    @Ctx() call: Call,
    @Arg('input', { description: 'The mail.' }) { id }: SendMailAgainInput,
  ): Promise<typeof SendMailAgainResult> {
    return Object.assign(await this.service.sendAgain(call, id), { __typename: 'Mail' as const });
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Whom it is about; null where it is about no customer, or one that who asks may not see.',
  })
  async customer(@Ctx() call: Call, @Root() { customerId }: Mail): Promise<Customer | null> {
    return customerId === null ? null : call.load('customer', customerId, readCustomers);
  }
}
