import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { RecordSaleInput, UndoSaleInput } from './sale.input';
import { RecordSaleResult, UndoSaleResult } from './sale.problems';
import type { SaleService } from './sale.service';

/** Selling over the counter, and undoing it. */
@Resolver()
export class SaleResolver {
  constructor(private readonly sales: SaleService) {}

  @Mutation(() => RecordSaleResult, {
    description:
      'Sells over the counter: an order that is delivered and paid at once; consigned items are sold, and their consignors owed their share. In Norway and Sweden it records what was rung up at the cash register. Staff who may sell.',
  })
  async recordSale(
    @Ctx() call: Call,
    @Arg('input', { description: 'What is sold, to whom, and how it was paid.' }) input: RecordSaleInput,
  ): Promise<typeof RecordSaleResult> {
    return Object.assign(await this.sales.record(call, input), { __typename: 'Order' }) as never;
  }

  @Mutation(() => UndoSaleResult, {
    description:
      'Undoes a sale over the counter, whole or line by line: its goods can be sold again, the money goes back, and what its consignors were owed for it is taken back. Done twice, it is done once. Staff who may sell.',
  })
  async undoSale(
    @Ctx() call: Call,
    @Arg('input', { description: 'The order, and which of its lines.' }) input: UndoSaleInput,
  ): Promise<typeof UndoSaleResult> {
    return Object.assign(await this.sales.undo(call, input), { __typename: 'Order' }) as never;
  }
}
