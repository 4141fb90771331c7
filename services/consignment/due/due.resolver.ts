import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import type { Connection } from '../../kernel/connection/connection-type';
import { UUID } from '../../kernel/graph/shared';
import { readConsignors } from '../consignor/consignor.rows';
import { DueGoesTo } from '../item/deadline.rules';
import { ConsignmentItem, ConsignmentItemConnection } from '../item/item';
import type { ItemService } from '../item/item.service';
import { storeOf } from '../store/store';
import type { Clock } from '../../kernel/clock/clock';
import { DueItemLeft, DueItems, DueMove, DueReduced } from './due';
import {
  DueArguments,
  DueListArguments,
  MoveDueItemsInput,
  PriceDueItemsInput,
  ReducedArguments,
} from './due.input';
import type { DuePriceService } from './due-price.service';
import { MoveDueItemsResult, PriceDueItemsResult } from './due.problems';
import { destinationOf, dueDayOf } from './due.rules';
import type { DueService, ShownDue } from './due.service';

/** What becomes of all that is due. */
@Resolver(() => DueItems)
export class DueResolver {
  constructor(
    private readonly due: DueService,
    private readonly prices: DuePriceService,
  ) {}

  @Query(() => DueItems, {
    nullable: true,
    description:
      'What is due and where it goes, before anything is done: on sale past the return date; null where the store has no consignment. Staff only.',
  })
  dueItems(@Ctx() call: Call, @Args(() => DueArguments) { filter }: DueArguments): Promise<object | null> {
    return this.due.preview(call, filter ?? {});
  }

  @FieldResolver(() => ConsignmentItemConnection, {
    description: 'Which ones: those of one consignor together, consignors by their ids.',
  })
  items(
    @Ctx() call: Call,
    @Root() due: ShownDue,
    @Args(() => DueListArguments) wanted: DueListArguments,
  ): Promise<Connection<ConsignmentItem>> {
    return this.due.list(call, due, wanted);
  }

  @FieldResolver(() => DueReduced, {
    description: 'What they would cost if they cost so much less. Nothing is written.',
  })
  reduced(
    @Ctx() call: Call,
    @Root() due: ShownDue,
    @Args(() => ReducedArguments) wanted: ReducedArguments,
  ): Promise<DueReduced> {
    return this.prices.preview(call, due, wanted);
  }

  @Query(() => DueMove, {
    nullable: true,
    description: 'What was said at once of many that were due; null where there is none. Staff only.',
  })
  dueMove(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Id of it.' }) id: string,
  ): Promise<DueMove | null> {
    return this.due.find(call, id);
  }

  @Mutation(() => MoveDueItemsResult, {
    description:
      'Says what became of many goods that are due: all that still are and pass the filter, in one step. What changed meanwhile is left, and named. Staff who may edit consignors.',
  })
  async moveDueItems(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which ones, and what became of them.' }) input: MoveDueItemsInput,
  ): Promise<typeof MoveDueItemsResult> {
    return Object.assign(await this.due.move(call, input), { __typename: 'DueMove' });
  }

  @Mutation(() => PriceDueItemsResult, {
    description:
      'Lets many goods that are due cost less: all that still are, pass the filter and cost what was looked at, in one step. What changed meanwhile is left, and named. Staff who may edit consignors.',
  })
  async priceDueItems(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which ones, and by how much less.' }) input: PriceDueItemsInput,
  ): Promise<typeof PriceDueItemsResult> {
    return Object.assign(await this.prices.lower(call, input), { __typename: 'DueMove' });
  }
}

/** The goods that were moved. */
@Resolver(() => DueMove)
export class DueMovedResolver {
  constructor(private readonly service: ItemService) {}

  @FieldResolver(() => [ConsignmentItem], {
    description:
      'Those that were moved, or cost less, as they are now; none of what was said before this was kept. At most 500.',
  })
  async items(@Ctx() call: Call, @Root() { movedIds }: DueMove): Promise<ConsignmentItem[]> {
    const found = await Promise.all(movedIds.map((id) => this.service.findItem(call, id)));
    return found.filter((item) => item !== null);
  }
}

/** The item that was left. */
@Resolver(() => DueItemLeft)
export class DueLeftResolver {
  constructor(private readonly items: ItemService) {}

  @FieldResolver(() => ConsignmentItem, {
    nullable: true,
    description: 'The item, as it is now; null where it is not there any more.',
  })
  item(@Ctx() call: Call, @Root() { itemId }: DueItemLeft): Promise<ConsignmentItem | null> {
    return this.items.findItem(call, itemId);
  }
}

/** Where an item goes that is due. */
@Resolver(() => ConsignmentItem)
export class GoesToResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => DueGoesTo, {
    nullable: true,
    description: 'Where it goes, as things are today; null where it is not due. Staff only.',
  })
  async goesTo(@Ctx() call: Call, @Root() item: ConsignmentItem): Promise<DueGoesTo | null> {
    if (!item.isDue) return null;
    const [consignor, store] = await Promise.all([
      call.load('consignor', item.customerId, readConsignors),
      storeOf(call),
    ]);
    return (
      consignor &&
      store &&
      destinationOf({ ...item, charity: consignor.charity }, dueDayOf(store, this.clock))
    );
  }
}
