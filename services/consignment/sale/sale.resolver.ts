import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { Period } from '../../kernel/graph/period';
import { DateTime } from '../../kernel/graph/shared';
import { Consignor } from '../consignor/consignor';
import { ConsignmentItemConnection, type ConsignmentItem } from '../item/item';
import { SalesListArguments } from '../item/item.input';
import { MonthlySales, SalesSummary } from './sale';
import type { SaleService } from './sale.service';

@Resolver(() => Consignor)
export class SaleResolver {
  constructor(private readonly service: SaleService) {}

  @FieldResolver(() => ConsignmentItemConnection, {
    description: 'Their sold items, newest sale first, in a period of days.',
  })
  sales(
    @Ctx() call: Call,
    @Root() consignor: Consignor,
    @Args(() => SalesListArguments) wanted: SalesListArguments,
  ): Promise<Connection<ConsignmentItem>> {
    return this.service.listSales(call, consignor.customerId, wanted);
  }

  @FieldResolver(() => SalesSummary, { description: 'Sales figures of a period of days.' })
  salesSummary(
    @Ctx() call: Call,
    @Root() consignor: Consignor,
    @Arg('period', () => Period, { nullable: true, description: 'Sold in these days; null = ever.' })
    period?: Period,
  ): Promise<SalesSummary> {
    return this.service.summaryOf(call, consignor.customerId, period);
  }

  @FieldResolver(() => SalesSummary, {
    description: 'What sold since an instant, from that day in the store on.',
  })
  soldSince(
    @Ctx() call: Call,
    @Root() consignor: Consignor,
    @Arg('instant', () => DateTime, {
      nullable: true,
      description:
        'Since when; null = since the previous visit of who asks, and on a first visit everything.',
    })
    instant?: Date,
  ): Promise<SalesSummary> {
    return this.service.soldSince(call, consignor.customerId, instant);
  }

  @FieldResolver(() => [MonthlySales], {
    description:
      'Sales figures by calendar month, oldest first, this month last; months without sales are there.',
  })
  salesByMonth(
    @Ctx() call: Call,
    @Root() consignor: Consignor,
    @Arg('months', () => Int, { defaultValue: 12, description: 'How many months, 1 to 60.' }) months: number,
  ): Promise<MonthlySales[]> {
    return this.service.salesByMonth(call, consignor.customerId, months);
  }
}
