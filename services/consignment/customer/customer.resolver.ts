import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Consignor } from '../consignor/consignor';
import type { ConsignorService } from '../consignor/consignor.service';
import { Customer } from './customer';

@Resolver(() => Customer)
export class CustomerResolver {
  constructor(private readonly consignors: ConsignorService) {}

  @FieldResolver(() => Consignor, {
    nullable: true,
    description:
      'The customer as a consignor: agreements, goods and sales figures. Null where they are none, or not yours.',
  })
  consignor(@Ctx() call: Call, @Root() customer: Customer): Promise<Consignor | null> {
    return this.consignors.findConsignor(call, customer.id);
  }
}
