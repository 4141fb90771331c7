import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { Money } from '../../kernel/graph/shared';
import { Consignor } from '../consignor/consignor';
import { ConsignmentItem } from '../item/item';
import type { ItemService } from '../item/item.service';
import { BalanceLine, BalanceLineConnection } from './balance-line';
import { AddBalanceLineInput } from './balance-line.input';
import { AddBalanceLineResult } from './balance-line.problems';
import type { BalanceLineService, ListedLine } from './balance-line.service';

@Resolver(() => Consignor)
export class ConsignorBalanceResolver {
  constructor(private readonly lines: BalanceLineService) {}

  @Mutation(() => AddBalanceLineResult, {
    description:
      'Writes a fee or an adjustment on the balance of a consignor; what was wrong has another line against it. Staff who may move balances.',
  })
  async addBalanceLine(
    @Ctx() call: Call,
    @Arg('input', { description: 'Whose balance, how much, and why.' }) input: AddBalanceLineInput,
  ): Promise<ListedLine> {
    return Object.assign(await this.lines.add(call, input), { __typename: 'BalanceLine' });
  }

  @FieldResolver(() => Money, {
    description:
      'What of the balance can be paid out today: not what buyers may still bring back. Negative for what they owe the store.',
  })
  payable(@Ctx() call: Call, @Root() { customerId }: Consignor): Promise<Money> {
    return this.lines.payableOf(call, customerId);
  }

  @FieldResolver(() => BalanceLineConnection, {
    description: 'What the balance is made of, paid out or not, newest first.',
  })
  balanceLines(
    @Ctx() call: Call,
    @Root() { customerId }: Consignor,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<ListedLine>> {
    return this.lines.list(call, customerId, page);
  }
}

@Resolver(() => BalanceLine)
export class BalanceLineResolver {
  constructor(private readonly items: ItemService) {}

  @FieldResolver(() => ConsignmentItem, {
    nullable: true,
    description: 'The item it is about; null where it is about none.',
  })
  async item(@Ctx() call: Call, @Root() { itemId }: BalanceLine): Promise<ConsignmentItem | null> {
    return itemId === null ? null : this.items.findItem(call, itemId);
  }
}
