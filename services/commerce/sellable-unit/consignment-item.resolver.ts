import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { ConsignmentItem, SellableUnit } from './sellable-unit';
import type { SellableUnitService } from './sellable-unit.service';

@Resolver(() => ConsignmentItem)
export class ConsignmentItemResolver {
  constructor(private readonly units: SellableUnitService) {}

  @FieldResolver(() => SellableUnit, {
    nullable: true,
    description:
      'The item as something that can be bought. The consignor sees it while it is on sale, staff always; null before the first price.',
  })
  sellableUnit(@Ctx() call: Call, @Root() item: ConsignmentItem): Promise<SellableUnit | null> {
    return this.units.findUnit(call, item.id);
  }
}
