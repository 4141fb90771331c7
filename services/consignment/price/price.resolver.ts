import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Money } from '../../kernel/graph/shared';
import { ConsignmentItem } from '../item/item';
import { ItemPrice, readPrices } from './item-price';
import { reductionOf, type Reduction } from './price.rules';

/** What an item has cost, and what its present price is to be compared with [L10]. */
@Resolver(() => ConsignmentItem)
export class PriceResolver {
  @FieldResolver(() => [ItemPrice], {
    description:
      'The prices it was on sale at, from its first day on, newest first, at most 100; empty for what was never on sale.',
  })
  async prices(@Ctx() call: Call, @Root() { id, currency }: ConsignmentItem): Promise<ItemPrice[]> {
    const prices = (await call.load('prices', id, readPrices)) ?? [];
    return prices.map((each) => ({ ...each, price: { amountMinor: each.priceMinor, currency } }));
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'What its price is to stand beside where it was reduced: the lowest of the 30 days before it was; null where it is not on sale, not lower than that, or was set by hand within a day of its first price.',
  })
  async reducedFrom(@Ctx() call: Call, @Root() item: ConsignmentItem): Promise<Money | null> {
    const reduction = await reductionIn(call, item);
    return reduction && { amountMinor: reduction.fromMinor, currency: item.currency };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'By how many percent of that it is lower, rounded down, 0 to 100; null where `reducedFrom` is.',
  })
  async reducedPercent(@Ctx() call: Call, @Root() item: ConsignmentItem): Promise<number | null> {
    return (await reductionIn(call, item))?.percent ?? null;
  }
}

async function reductionIn(
  call: Call,
  { id, state, pricedBecause }: ConsignmentItem,
): Promise<Reduction | null> {
  // Most goods cost what they did on their first day: nobody has to look.
  if (state !== 'ON_SALE' || pricedBecause === 'ASKED') return null;
  return reductionOf((await call.load('prices', id, readPrices)) ?? []);
}
