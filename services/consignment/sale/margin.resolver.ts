import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Period } from '../../kernel/graph/period';
import { TakesLong } from '../../kernel/operation/marks';
import { MarginReport } from './margin';
import type { MarginFile } from './margin.file';
import type { MarginService } from './margin.service';

@Resolver(() => MarginReport)
export class MarginResolver {
  constructor(
    private readonly service: MarginService,
    private readonly file: MarginFile,
  ) {}

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

  @Query(() => String, {
    nullable: true,
    description:
      'Where the sales that `marginReport` sums up can be had as CSV, a line a sale, in the words of the store: a path below the address of the product, for five minutes, for this viewer alone. The VAT of a rate is spread over its lines, so that they add up. Staff only; null where the store has no consignment.',
  })
  @TakesLong()
  marginReportPath(
    @Ctx() call: Call,
    @Arg('period', () => Period, { nullable: true, description: 'Sold in these days; null = ever.' })
    period?: Period,
  ): Promise<string | null> {
    return this.file.pathOf(call, period);
  }
}
