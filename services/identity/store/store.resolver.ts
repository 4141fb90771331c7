import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import type { Ports } from '../../kernel/subgraph/service';
import { Store } from './store';
import { UpdateStoreInput, UpdateStoreResult } from './store.input';
import { portalUrlOf } from './store.rules';
import type { StoreService } from './store.service';

@Resolver(() => Store)
export class StoreResolver {
  constructor(
    private readonly stores: StoreService,
    private readonly ports: Pick<Ports, 'publicUrl' | 'clock'>,
  ) {}

  @Query(() => Store, { nullable: true, description: 'The store of the address; null where there is none.' })
  store(@Ctx() call: Call): Promise<Store | null> {
    return this.stores.find(call);
  }

  @Mutation(() => UpdateStoreResult, {
    description:
      'Changes the store: its name, who trades, where and in which languages, how one logs in, what it has. Seen at once everywhere. Whom it asks a second step of is changed with a recent log-in. Staff who may change its settings.',
  })
  async updateStore(
    @Ctx() call: Call,
    @Arg('input', { description: 'What is to be otherwise.' }) input: UpdateStoreInput,
  ): Promise<typeof UpdateStoreResult> {
    return Object.assign(await this.stores.update(call, input, this.ports.clock.now()), {
      __typename: 'Store' as const,
    });
  }

  @FieldResolver(() => String, { description: 'Address of its portal, to copy.' })
  portalUrl(@Root() store: Store): string {
    return portalUrlOf(this.ports.publicUrl, store.id);
  }
}
