import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Store } from '../store/store';
import { frontOf } from '../storefront/storefront';
import { StoreFooter } from './footer';
import { UpdateStoreFooterInput, UpdateStoreFooterResult } from './footer.input';
import type { FooterService } from './footer.service';

/** What stands at the foot of every page. */
@Resolver(() => Store)
export class FooterResolver {
  constructor(private readonly service: FooterService) {}

  @FieldResolver(() => StoreFooter, { description: 'What stands at the foot of its pages.' })
  async footer(@Ctx() call: Call): Promise<StoreFooter> {
    return (await frontOf(call)).footer;
  }

  @Mutation(() => UpdateStoreFooterResult, {
    description:
      'Changes what stands at the foot of every page, for every reader at once. Staff who may change the settings of the store.',
  })
  async updateStoreFooter(
    @Ctx() call: Call,
    @Arg('input', { description: 'What is to stand there.' }) input: UpdateStoreFooterInput,
  ): Promise<typeof UpdateStoreFooterResult> {
    return Object.assign(await this.service.update(call, input), { __typename: 'StoreFooter' as const });
  }
}
