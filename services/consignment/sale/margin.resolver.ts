import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Period } from '../../kernel/graph/period';
import { MarginReport } from './margin';
import type { MarginService } from './margin.service';

@Resolver(() => MarginReport)
export class MarginResolver {
  constructor(private readonly service: MarginService) {}

  @Query(() => MarginReport, {
    nullable: true,
    description:
      'What was sold for consignors in a period, what of it stays with the store, and the VAT that is owed. Staff only; null where the store has no consignment.',
  })
  marginReport(
    @Ctx() call: Call,
    @Arg('period', () => Period, { nullable: true, description: 'Sold in these days; null = ever.' })
    period?: Period,
  ): Promise<MarginReport | null> {
    return this.service.report(call, period);
  }
}
