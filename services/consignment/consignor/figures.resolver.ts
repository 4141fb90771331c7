import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Money } from '../../kernel/graph/shared';
import { DueSummary, StockCounts } from '../item/stock-counts';
import { Consignor } from './consignor';
import type { FiguresService } from './figures.service';

@Resolver(() => Consignor)
export class FiguresResolver {
  constructor(private readonly figures: FiguresService) {}

  @FieldResolver(() => Money, {
    description:
      'What the store owes them for sales that are not settled; negative for what they owe the store.',
  })
  async balance(@Ctx() call: Call, @Root() { customerId }: Consignor): Promise<Money> {
    return (await this.figures.figuresOf(call, customerId)).balance;
  }

  @FieldResolver(() => StockCounts, { description: 'Their goods, counted now.' })
  async stock(@Ctx() call: Call, @Root() { customerId }: Consignor): Promise<StockCounts> {
    return (await this.figures.figuresOf(call, customerId)).stock;
  }

  @FieldResolver(() => DueSummary, { description: 'What is to be collected, and by when.' })
  async due(@Ctx() call: Call, @Root() { customerId }: Consignor): Promise<DueSummary> {
    return (await this.figures.figuresOf(call, customerId)).due;
  }
}
