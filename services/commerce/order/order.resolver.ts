import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { UUID } from '../../kernel/graph/shared';
import { Payment } from '../payment/payment';
import { Order, OrderConnection } from './order';
import { OrderListArguments } from './order.input';
import { OrderLine } from './order-line';
import type { ReadOrder } from './order.rows';
import type { OrderService } from './order.service';

@Resolver(() => Order)
export class OrderResolver {
  constructor(private readonly service: OrderService) {}

  @Query(() => Order, {
    nullable: true,
    description: 'One order; null where there is none, or none that this viewer may see.',
  })
  order(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Id of the order.' }) id: string,
  ): Promise<ReadOrder | null> {
    return this.service.findOrder(call, id);
  }

  @Query(() => Order, {
    nullable: true,
    description: 'The order with this number; null where there is none. Staff.',
  })
  orderByNumber(
    @Ctx() call: Call,
    @Arg('number', () => Int, { description: 'Number of the order.' }) number: number,
  ): Promise<ReadOrder | null> {
    return this.service.findByNumber(call, number);
  }

  @Query(() => OrderConnection, { description: 'What was bought, newest day first. Staff.' })
  orders(@Ctx() call: Call, @Args() wanted: OrderListArguments): Promise<Connection<ReadOrder>> {
    return this.service.list(call, wanted);
  }

  @FieldResolver(() => [OrderLine])
  lines(@Ctx() call: Call, @Root() order: Order): Promise<OrderLine[]> {
    return this.service.linesOf(call, order.id);
  }

  @FieldResolver(() => [Payment])
  payments(@Ctx() call: Call, @Root() order: Order): Promise<Payment[]> {
    return this.service.paymentsOf(call, order.id);
  }
}
