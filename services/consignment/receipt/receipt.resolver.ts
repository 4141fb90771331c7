import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { MoveItemInput, PriceItemInput, ReceiveItemsInput, SetReturnDateInput } from './receipt.input';
import { MoveItemResult, PriceItemResult, ReceiveItemsResult, SetReturnDateResult } from './receipt.problems';
import type { ReceiptService } from './receipt.service';

/** Receiving what consignors bring. */
@Resolver()
export class ReceiptResolver {
  constructor(private readonly service: ReceiptService) {}

  @Mutation(() => ReceiveItemsResult, {
    description:
      "Receives an intake, whole or item by item: what is accepted gets the consignor's share as it is agreed today, which is frozen, and its day of return. Staff who may edit consignors.",
  })
  async receiveItems(
    @Ctx() call: Call,
    @Arg('input', { description: 'The intake, and what is decided of which item.' }) input: ReceiveItemsInput,
  ): Promise<typeof ReceiveItemsResult> {
    return Object.assign(await this.service.receive(call, input), { __typename: 'Intake' });
  }

  @Mutation(() => PriceItemResult, {
    description:
      'Gives an item in the store a price, or another one; what waited for one goes on sale. Staff who may edit consignors.',
  })
  async priceItem(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item and its price.' }) input: PriceItemInput,
  ): Promise<typeof PriceItemResult> {
    return Object.assign(await this.service.price(call, input), { __typename: 'ConsignmentItem' });
  }

  @Mutation(() => SetReturnDateResult, {
    description:
      'Moves the day of return of an item in the store, and with it the note in the calendar and the mail before it. Staff who may edit consignors.',
  })
  async setReturnDate(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item, and until when.' }) input: SetReturnDateInput,
  ): Promise<typeof SetReturnDateResult> {
    return Object.assign(await this.service.setReturnDate(call, input), { __typename: 'ConsignmentItem' });
  }

  @Mutation(() => MoveItemResult, {
    description:
      'Says what became of an item that was received or refused: taken back, given away, withdrawn, lost, or on sale again. Staff who may edit consignors.',
  })
  async moveItem(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item, and where it goes.' }) input: MoveItemInput,
  ): Promise<typeof MoveItemResult> {
    return Object.assign(await this.service.move(call, input), { __typename: 'ConsignmentItem' });
  }
}
