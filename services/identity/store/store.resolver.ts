import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import type { Ports } from '../../kernel/subgraph/service';
import { Store } from './store';
import { portalUrlOf } from './store.rules';
import type { StoreService } from './store.service';

@Resolver(() => Store)
export class StoreResolver {
  constructor(
    private readonly stores: StoreService,
    private readonly ports: Pick<Ports, 'publicUrl'>,
  ) {}

  @Query(() => Store, { nullable: true, description: 'The store of the address; null where there is none.' })
  store(@Ctx() call: Call): Promise<Store | null> {
    return this.stores.find(call);
  }

  @FieldResolver(() => String, { description: 'Address of its portal, to copy.' })
  portalUrl(@Root() store: Store): string {
    return portalUrlOf(this.ports.publicUrl, store.id);
  }
}
