import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { UUID } from '../../kernel/graph/shared';
import { SellableUnit } from './sellable-unit';
import type { SellableUnitService } from './sellable-unit.service';

@Resolver(() => SellableUnit)
export class SellableUnitResolver {
  constructor(private readonly units: SellableUnitService) {}

  @Query(() => SellableUnit, {
    nullable: true,
    description: 'One sellable unit; null where there is none, or none that this viewer may see.',
  })
  sellableUnit(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Id of the unit.' }) id: string,
  ): Promise<SellableUnit | null> {
    return this.units.findUnit(call, id);
  }

  @Query(() => SellableUnit, {
    nullable: true,
    description:
      'The sellable unit that is called so; null where there is none, or none that this viewer may see.',
  })
  sellableUnitBySku(
    @Ctx() call: Call,
    @Arg('sku', () => String, { description: 'Its stock-keeping unit: of a consigned item the number.' })
    sku: string,
  ): Promise<SellableUnit | null> {
    return this.units.findBySku(call, sku);
  }
}
