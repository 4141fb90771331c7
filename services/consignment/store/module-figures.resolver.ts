import { Ctx, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { ModuleFigures } from './module-figures';
import type { ModuleFiguresService } from './module-figures.service';

/** What there is of what a store can switch off. */
@Resolver()
export class ModuleFiguresResolver {
  constructor(private readonly service: ModuleFiguresService) {}

  @Query(() => ModuleFigures, {
    nullable: true,
    description:
      'What there is of what the store can switch off; null where it has no consignment. Staff who may change its settings.',
  })
  moduleFigures(@Ctx() call: Call): Promise<ModuleFigures | null> {
    return this.service.find(call);
  }
}
