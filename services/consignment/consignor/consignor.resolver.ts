import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { historyOf } from '../../kernel/audit/history';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import { HistoryConnection, type HistoryEntry } from '../../kernel/graph/history';
import { Consignor } from './consignor';
import { UpdateConsignorInput } from './consignor.input';
import { UpdateConsignorResult } from './consignor.problems';
import type { ConsignorService } from './consignor.service';

@Resolver(() => Consignor)
export class ConsignorResolver {
  constructor(private readonly consignors: ConsignorService) {}

  @Mutation(() => UpdateConsignorResult, {
    description: 'Changes what is agreed with a consignor. Staff who may edit consignors.',
  })
  updateConsignor(
    @Ctx() call: Call,
    @Arg('input', () => UpdateConsignorInput, { description: 'Which consignor, and what is agreed.' })
    input: UpdateConsignorInput,
  ): Promise<Consignor> {
    return this.consignors.updateConsignor(call, input);
  }

  @FieldResolver(() => HistoryConnection, {
    description: 'Changes of these agreements, newest first. Staff only.',
  })
  history(
    @Ctx() call: Call,
    @Root() consignor: Consignor,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<HistoryEntry>> {
    return historyOf(call, 'consignment', consignor.customerId, page);
  }
}
