import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { Money } from '../../kernel/graph/shared';
import { Customer } from '../customer/customer';
import { StoreCreditLineConnection, type StoreCreditLine } from './store-credit-line';
import { AddStoreCreditInput } from './store-credit.input';
import { AddStoreCreditResult } from './store-credit.problems';
import type { CustomerService } from '../customer/customer.service';
import type { StoreCreditService } from './store-credit.service';

@Resolver(() => Customer)
export class StoreCreditResolver {
  constructor(
    private readonly service: StoreCreditService,
    private readonly customers: CustomerService,
  ) {}

  @Mutation(() => AddStoreCreditResult, {
    description:
      'Gives a customer store credit or takes some back, with a reason; what was wrong has another line against it. Staff who may move store credit.',
  })
  async addStoreCredit(
    @Ctx() call: Call,
    @Arg('input', { description: 'The customer, how much, and why.' }) input: AddStoreCreditInput,
  ): Promise<typeof AddStoreCreditResult> {
    return Object.assign(await this.service.add(call, input), { __typename: 'StoreCreditLine' });
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'Store credit: what this customer may buy for without paying. The customer and staff; null while commerce does not know them yet.',
  })
  storeCredit(@Ctx() call: Call, @Root() customer: Customer): Promise<Money | null> {
    return this.customers.storeCreditOf(call, customer.id);
  }

  @FieldResolver(() => StoreCreditLineConnection, {
    nullable: true,
    description:
      'What moved their store credit, newest first. The customer and staff; null while commerce is away.',
  })
  storeCreditLines(
    @Ctx() call: Call,
    @Root() customer: Customer,
    @Args() wanted: PageArgs,
  ): Promise<Connection<StoreCreditLine>> {
    return this.service.list(call, customer.id, wanted);
  }
}
