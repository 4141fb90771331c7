import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Order } from '../order/order';
import type { ReadOrder } from '../order/order.rows';
import type { OrderService } from '../order/order.service';
import { ConsignmentItem, SellableUnit } from './sellable-unit';
import type { SellableUnitService } from './sellable-unit.service';

@Resolver(() => ConsignmentItem)
export class ConsignmentItemResolver {
  constructor(
    private readonly units: SellableUnitService,
    private readonly orders: OrderService,
  ) {}

  @FieldResolver(() => SellableUnit, {
    nullable: true,
    description:
      'The item as something that can be bought. The consignor sees it while it is on sale, staff always; null before the first price.',
  })
  sellableUnit(@Ctx() call: Call, @Root() item: ConsignmentItem): Promise<SellableUnit | null> {
    return this.units.findUnit(call, item.id);
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The order in which it was sold and not taken back. Staff; null where there is none.',
  })
  order(@Ctx() call: Call, @Root() item: ConsignmentItem): Promise<ReadOrder | null> {
    return this.orders.findOrderOf(call, item.id);
  }
}
