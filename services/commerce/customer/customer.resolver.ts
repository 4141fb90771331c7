import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Money } from '../../kernel/graph/shared';
import { Customer } from './customer';
import type { CustomerService } from './customer.service';

@Resolver(() => Customer)
export class CustomerResolver {
  constructor(private readonly customers: CustomerService) {}

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'Sales so far: what this customer bought, VAT included, never what was sold for them. The customer and staff; null while commerce does not know them yet.',
  })
  salesTotal(@Ctx() call: Call, @Root() customer: Customer): Promise<Money | null> {
    return this.customers.salesTotalOf(call, customer.id);
  }
}
