import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { ConsignmentItem } from '../item/item';
import type { ItemService } from '../item/item.service';
import { ItemRequest, ItemRequestConnection, ItemRequestKind } from './item-request';
import { AnswerRequestInput, AskForItemInput, TakeBackRequestInput } from './item-request.input';
import { AnswerRequestResult, AskForItemResult, TakeBackRequestResult } from './item-request.problems';
import type { ShownRequest } from './item-request.rows';
import { mayAskFor } from './item-request.rules';
import type { ItemRequestService } from './item-request.service';

const WHO = 'A consignor for items of their own; staff who may edit consignors, for them.';

/** What consignors ask for their items. */
@Resolver(() => ItemRequest)
export class ItemRequestResolver {
  constructor(
    private readonly service: ItemRequestService,
    private readonly items: ItemService,
  ) {}

  @Query(() => ItemRequestConnection, {
    description:
      'What consignors of the store have asked for items and nobody has answered, whichever was asked first, first. Staff only.',
  })
  itemRequests(@Ctx() call: Call, @Args(() => PageArgs) wanted: PageArgs): Promise<Connection<ShownRequest>> {
    return this.service.list(call, wanted);
  }

  @FieldResolver()
  async item(@Ctx() call: Call, @Root() { itemId }: ShownRequest): Promise<ConsignmentItem> {
    const item = await this.items.findItem(call, itemId);
    if (item === null) throw new Error(`The item ${itemId} of a request is gone`);
    return item;
  }

  @Mutation(() => AskForItemResult, {
    description: `Asks the store to give an item back or to change its price; what was asked for it before is not asked any more. ${WHO}`,
  })
  async askForItem(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item, and what is asked.' }) input: AskForItemInput,
  ): Promise<typeof AskForItemResult> {
    return Object.assign(await this.service.ask(call, input), { __typename: 'ConsignmentItem' });
  }

  @Mutation(() => TakeBackRequestResult, {
    description: `Takes back what was asked for an item and not answered yet. ${WHO}`,
  })
  async takeBackRequest(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item.' }) input: TakeBackRequestInput,
  ): Promise<typeof TakeBackRequestResult> {
    return Object.assign(await this.service.takeBack(call, input), { __typename: 'ConsignmentItem' });
  }

  @Mutation(() => AnswerRequestResult, {
    description:
      'Answers what was asked for an item: granted, the item is withdrawn or has its new price at once. Staff who may edit consignors.',
  })
  async answerRequest(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item, and the answer.' }) input: AnswerRequestInput,
  ): Promise<typeof AnswerRequestResult> {
    return Object.assign(await this.service.answer(call, input), { __typename: 'ConsignmentItem' });
  }
}

/** What is asked for an item, and what may be. */
@Resolver(() => ConsignmentItem)
export class RequestOfItemResolver {
  constructor(private readonly service: ItemRequestService) {}

  @FieldResolver(() => ItemRequest, {
    nullable: true,
    description: 'What its consignor asks for it, or asked the last time; null where nothing ever was.',
  })
  request(@Ctx() call: Call, @Root() { id }: ConsignmentItem): Promise<ShownRequest | null> {
    return this.service.find(call, id);
  }

  @FieldResolver(() => [ItemRequestKind], {
    description: 'What may be asked for it as it is now; empty for what is not in the store.',
  })
  mayAskFor(@Root() item: ConsignmentItem): ItemRequestKind[] {
    return mayAskFor(item);
  }
}
