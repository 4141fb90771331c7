import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Total, UUID } from '../../kernel/graph/shared';
import { Consignor } from '../consignor/consignor';
import { ConsignmentItem, ConsignmentItemConnection } from './item';
import { ItemListArguments } from './item.input';
import type { ItemPage } from './item.page';
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

  @FieldResolver(() => ConsignmentItemConnection, { description: 'Their goods, newest number first.' })
  items(
    @Ctx() call: Call,
    @Root() consignor: Consignor,
    @Args(() => ItemListArguments) wanted: ItemListArguments,
  ): Promise<ItemPage> {
    return this.service.listItems(call, consignor.customerId, wanted);
  }
}

@Resolver(() => ConsignmentItemConnection)
export class ConsignmentItemConnectionResolver {
  @FieldResolver(() => Total, { description: 'How many match in all, counted up to 10,000.' })
  total(@Root() page: ItemPage): Promise<Total> {
    return page.count();
  }
}
