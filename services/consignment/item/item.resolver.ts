import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import type { Connection } from '../../kernel/connection/connection-type';
import { UUID } from '../../kernel/graph/shared';
import { Consignor } from '../consignor/consignor';
import { ConsignmentItem, ConsignmentItemConnection } from './item';
import { ItemListArguments } from './item.input';
import type { ItemService } from './item.service';

@Resolver(() => Consignor)
export class ItemResolver {
  constructor(private readonly service: ItemService) {}

  @Query(() => ConsignmentItem, {
    nullable: true,
    description: 'One item; null where there is none, or none that this viewer may see.',
  })
  consignmentItem(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Id of the item.' }) id: string,
  ): Promise<ConsignmentItem | null> {
    return this.service.findItem(call, id);
  }

  @Query(() => ConsignmentItem, {
    nullable: true,
    description:
      'One item by the number on its label; null where there is none, or none that this viewer may see.',
  })
  consignmentItemByNumber(
    @Ctx() call: Call,
    @Arg('number', () => Int, { description: 'The number, counting per store.' }) number: number,
  ): Promise<ConsignmentItem | null> {
    return this.service.findByNumber(call, number);
  }

  @Query(() => ConsignmentItemConnection, {
    description: "Goods of all the store's consignors, newest number first. Staff only.",
  })
  consignmentItems(
    @Ctx() call: Call,
    @Args(() => ItemListArguments) wanted: ItemListArguments,
  ): Promise<Connection<ConsignmentItem>> {
    return this.service.listItems(call, null, wanted);
  }

  @FieldResolver(() => ConsignmentItemConnection, { description: 'Their goods, newest number first.' })
  items(
    @Ctx() call: Call,
    @Root() consignor: Consignor,
    @Args(() => ItemListArguments) wanted: ItemListArguments,
  ): Promise<Connection<ConsignmentItem>> {
    return this.service.listItems(call, consignor.customerId, wanted);
  }
}
