import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { ConsignmentItem } from '../item/item';
import { SetVatSchemeInput, SetVatSchemeResult } from './set-vat-scheme';
import type { VatService } from './vat.service';

@Resolver(() => ConsignmentItem)
export class VatResolver {
  constructor(private readonly service: VatService) {}

  @Mutation(() => SetVatSchemeResult, {
    description:
      'Says of what VAT is owed where an item is sold, otherwise than it follows from who its consignor is. Staff who may edit consignors.',
  })
  async setVatScheme(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item, and of what.' }) input: SetVatSchemeInput,
  ): Promise<typeof SetVatSchemeResult> {
    return Object.assign(await this.service.set(call, input), { __typename: 'ConsignmentItem' });
  }
}
