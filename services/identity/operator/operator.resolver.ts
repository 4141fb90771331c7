import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { NeedsRecentLogIn } from '../../kernel/operation/marks';
import {
  CreateStoreInput,
  CreateStoreResult,
  SendOwnerActivationInput,
  SendOwnerActivationResult,
  StoreListArguments,
} from './operator.input';
import type { OperatorService } from './operator.service';
import { StoreSummary, StoreSummaryConnection } from './store-summary';

@Resolver(() => StoreSummary)
export class OperatorResolver {
  constructor(private readonly operators: OperatorService) {}

  @Query(() => StoreSummaryConnection, {
    description: 'The stores of this installation, by id. Operators only: staff of store 00000.',
  })
  stores(
    @Ctx() call: Call,
    @Args(() => StoreListArguments) wanted: StoreListArguments,
  ): Promise<Connection<StoreSummary>> {
    return this.operators.list(call, wanted);
  }

  @Mutation(() => CreateStoreResult, {
    description:
      "Makes a store and its first owner, and mails the owner a link to set a password. It refuses an id that is not five digits or that there is, and a country whose law it does not know. The store's portal is closed until its people open it. It asks for a recent log-in. Operators only, staff of store 00000, whom the new store's history names.",
  })
  @NeedsRecentLogIn()
  async createStore(
    @Ctx() call: Call,
    @Arg('input', { description: 'The store and its owner.' }) input: CreateStoreInput,
  ): Promise<typeof CreateStoreResult> {
    return Object.assign(await this.operators.create(call, input), { __typename: 'StoreSummary' as const });
  }

  @Mutation(() => SendOwnerActivationResult, {
    description:
      'Mails the first owner of a store their link once more, or to another address where theirs was mistyped; the links before it do nothing then. Refused once an owner can log in, and for an address that another staff member has. It asks for a recent log-in. Operators only: staff of store 00000.',
  })
  @NeedsRecentLogIn()
  async sendOwnerActivation(
    @Ctx() call: Call,
    @Arg('input', { description: 'Of which store, and where to.' }) input: SendOwnerActivationInput,
  ): Promise<typeof SendOwnerActivationResult> {
    const store = await this.operators.inviteAgain(call, input);
    return Object.assign(store, { __typename: 'StoreSummary' as const });
  }
}
