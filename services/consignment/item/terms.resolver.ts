import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Clock, todayIn } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import { LocalDate, Money } from '../../kernel/graph/shared';
import { readConsignors } from '../consignor/consignor.rows';
import { sharedAmount } from '../markdown/markdown.rules';
import { divide } from '../sale/sale.rules';
import { storeOf } from '../store/store';
import { standardPercentOn } from '../vat/vat.rules';
import { AfterGrace, afterwardsOf, lastDayToCollect } from './deadline.rules';
import { ConsignmentItem, ItemState } from './item';
import { movesByHand } from './item.moves';

/** What an item's price, dates and frozen split come to; reckoned only where it is asked for. */
@Resolver(() => ConsignmentItem)
export class TermsResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'What the consignor gets where it sells at the asking price, by the split frozen at receipt and by who bears markdowns; null before receipt or without a price.',
  })
  expectedShare(@Root() item: ConsignmentItem): Money | null {
    const { price, sharePercent, shareBase, vatRates, timeZone } = item;
    if (price === null || sharePercent === null || shareBase === null) return null;
    const vatPercent = standardPercentOn(vatRates, todayIn(timeZone, this.clock));
    const shared = sharedAmount(price.amountMinor, item);
    const { shareMinor } = divide(price.amountMinor, sharePercent, shareBase, vatPercent, shared);
    return { amountMinor: shareMinor, currency: price.currency };
  }

  @FieldResolver(() => LocalDate, {
    nullable: true,
    description:
      "Last day to collect it: of what was refused as it was said then, of what is not sold the return date and the store's days of grace; null without a return date.",
  })
  collectBy(@Root() { collectBy, returnOn, graceDays }: ConsignmentItem): string | null {
    return collectBy ?? (returnOn === null ? null : lastDayToCollect(returnOn, graceDays));
  }

  @FieldResolver(() => [ItemState], {
    description: 'Where staff may move it by hand; empty where nowhere. Staff only.',
  })
  mayBecome(@Root() { state, priceMinor }: ConsignmentItem): ItemState[] {
    return movesByHand(state, priceMinor !== null);
  }

  @FieldResolver(() => AfterGrace, {
    nullable: true,
    description: 'What becomes of it after that day; null where it is not on sale.',
  })
  async afterwards(
    @Ctx() call: Call,
    @Root() { customerId, state }: ConsignmentItem,
  ): Promise<AfterGrace | null> {
    if (state !== 'ON_SALE') return null;
    const [consignor, store] = await Promise.all([
      call.load('consignor', customerId, readConsignors),
      storeOf(call),
    ]);
    return consignor && store && afterwardsOf(consignor.charity, store.afterGrace);
  }
}
