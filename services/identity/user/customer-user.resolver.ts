import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import {
  ChangeCustomerUserInput,
  ChangeCustomerUserResult,
  InviteCustomerUserInput,
  InviteCustomerUserResult,
  UnlinkCustomerUserInput,
  UnlinkCustomerUserResult,
} from './customer-user.input';
import type { CustomerUserService } from './customer-user.service';

@Resolver()
export class CustomerUserResolver {
  constructor(private readonly service: CustomerUserService) {}

  @Mutation(() => InviteCustomerUserResult, {
    description:
      'Lets somebody act for a customer: links who logs in with the address, or mails them an invitation. For staff with the right "users.edit".',
  })
  async inviteCustomerUser(
    @Ctx() call: Call,
    @Arg('input', () => InviteCustomerUserInput, { description: 'Who, for whom, and as what.' })
    input: InviteCustomerUserInput,
  ): Promise<typeof InviteCustomerUserResult> {
    const link = await this.service.invite(call, input);
    return Object.assign(link, { __typename: 'CustomerUser' as const });
  }

  @Mutation(() => ChangeCustomerUserResult, {
    description:
      'Changes what a user may do for a customer, or whether they act for it at all: whoever is logged in loses this customer until they log in again. For staff with the right "users.edit".',
  })
  async changeCustomerUser(
    @Ctx() call: Call,
    @Arg('input', () => ChangeCustomerUserInput, { description: 'Whose link, and what of it.' })
    input: ChangeCustomerUserInput,
  ): Promise<typeof ChangeCustomerUserResult> {
    const link = await this.service.change(call, input);
    return Object.assign(link, { __typename: 'CustomerUser' as const });
  }

  @Mutation(() => UnlinkCustomerUserResult, {
    description:
      'Takes a user away from a customer; the log-in stays, unless it was an invitation to this customer alone. Refused for the invitation of the contact address, which goes with that address. For staff with the right "users.edit".',
  })
  async unlinkCustomerUser(
    @Ctx() call: Call,
    @Arg('input', () => UnlinkCustomerUserInput, { description: 'Whose link.' })
    input: UnlinkCustomerUserInput,
  ): Promise<typeof UnlinkCustomerUserResult> {
    const gone = await this.service.unlink(call, input);
    return Object.assign(gone, { __typename: 'CustomerUserUnlinked' as const });
  }
}
