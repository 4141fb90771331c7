import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { HistoryArgs, HistoryConnection, type HistoryEntry } from '../../kernel/graph/history';
import { Customer, CustomerUser, User } from './user';
import { SetUserEnabledInput, SetUserEnabledResult } from './user.input';
import type { UserService } from './user.service';

@Resolver(() => User)
export class UserResolver {
  constructor(private readonly users: UserService) {}

  @Mutation(() => SetUserEnabledResult, {
    description: 'Switches a log-in on or off in one click. For staff with the right "users.edit".',
  })
  setUserEnabled(
    @Ctx() call: Call,
    @Arg('input', () => SetUserEnabledInput, { description: 'Which user, on or off.' })
    input: SetUserEnabledInput,
  ): Promise<User> {
    return this.users.setEnabled(call, input.userId, input.enabled);
  }
}

@Resolver(() => Customer)
export class CustomerUsersResolver {
  constructor(private readonly service: UserService) {}

  @FieldResolver(() => [CustomerUser], {
    nullable: true,
    description:
      'Its users, the oldest link first. Staff see all; a user sees only their own link. Null while identity is away.',
  })
  users(@Ctx() call: Call, @Root() customer: Customer): Promise<CustomerUser[]> {
    return this.service.ofCustomer(call, customer.id);
  }

  @FieldResolver(() => HistoryConnection, {
    nullable: true,
    description:
      'What was changed of its log-ins, newest first: made, activated, switched on or off, another address. Staff only; null while identity is away.',
  })
  logInHistory(
    @Ctx() call: Call,
    @Root() customer: Customer,
    @Args(() => HistoryArgs) wanted: HistoryArgs,
  ): Promise<Connection<HistoryEntry>> {
    return this.service.history(call, customer.id, wanted);
  }
}
