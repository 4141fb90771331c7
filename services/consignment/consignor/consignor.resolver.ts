import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { historyOf } from '../../kernel/audit/history';
import type { Connection } from '../../kernel/connection/connection-type';
import { HistoryArgs, HistoryConnection, type HistoryEntry } from '../../kernel/graph/history';
import { Consignor } from './consignor';
import { ConsignorConnection, ConsignorListArguments, listConsignors } from './consignor.list';
import { UpdateConsignorInput } from './consignor.input';
import { UpdateConsignorResult } from './consignor.problems';
import type { ConsignorService } from './consignor.service';

@Resolver(() => Consignor)
export class ConsignorResolver {
  constructor(private readonly service: ConsignorService) {}

  @Mutation(() => UpdateConsignorResult, {
    description: 'Changes what is agreed with a consignor. Staff who may edit consignors.',
  })
  updateConsignor(
    @Ctx() call: Call,
    @Arg('input', () => UpdateConsignorInput, { description: 'Which consignor, and what is agreed.' })
    input: UpdateConsignorInput,
  ): Promise<Consignor> {
    return this.service.updateConsignor(call, input);
  }

  @Query(() => ConsignorConnection, {
    description: 'All consignors of the store, the newest customer first. Staff only.',
  })
  consignors(
    @Ctx() call: Call,
    @Args(() => ConsignorListArguments) wanted: ConsignorListArguments,
  ): Promise<Connection<Consignor>> {
    return listConsignors(call, wanted);
  }

  @FieldResolver(() => HistoryConnection, {
    description: 'Changes of these agreements, newest first. Staff only.',
  })
  history(
    @Ctx() call: Call,
    @Root() consignor: Consignor,
    @Args(() => HistoryArgs) wanted: HistoryArgs,
  ): Promise<Connection<HistoryEntry>> {
    return historyOf(call, 'consignment', consignor.customerId, wanted);
  }
}
