import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Money } from '../../kernel/graph/shared';
import { invalidInput } from '../../kernel/refusal/refusal';
import type { StoredItem } from '../item/change-item';
import { reducedBy } from '../markdown/markdown.rules';
import { pricedNow } from '../price/price.rules';
import { storeOf, type Store } from '../store/store';
import type { DueLeftReason, DueMove, DueReduced } from './due';
import { assertCount, judgeLocked, leftOf, type Judged } from './due.choice';
import { MOST_AT_ONCE, type PriceDueItemsInput, type ReducedArguments } from './due.input';
import { firstDue } from './due.list';
import { duePricesChanged } from './due.problems';
import { dueDayOf, type DueDay } from './due.rules';
import type { ShownDue } from './due.service';
import { decideOnce } from './due.write';

/** What an item costs that is to cost so much less: never more than now. */
function reducedPrice(priceMinor: number, percentOff: number, floorMinor: number): number {
  return Math.min(priceMinor, reducedBy(priceMinor, percentOff, floorMinor));
}

/** Lower prices for what is due [R-CO2]: looked at first, then said of many at once. */
export class DuePriceService {
  constructor(private readonly clock: Clock) {}

  /** What they would cost, before they do. */
  async preview(
    call: Call,
    { filter, day }: ShownDue,
    { percentOff, itemIds }: ReducedArguments,
  ): Promise<DueReduced> {
    const store = await storeOf(call);
    const [currency, floorMinor] = [store?.currency ?? '', store?.markdownFloorMinor ?? 0];
    const found = await call.read((tx) => firstDue(tx, filter, day, MOST_AT_ONCE, itemIds ?? null));
    const money = (amountMinor: number): Money => ({ amountMinor, currency });
    const items = found.map(({ id, priceMinor }) => ({
      ...{ itemId: id, price: money(priceMinor) },
      reduced: money(reducedPrice(priceMinor, percentOff, floorMinor)),
    }));
    const sum = (of: 'price' | 'reduced'): Money =>
      money(items.reduce((all, each) => all + each[of].amountMinor, 0));
    return { asked: sum('price'), reduced: sum('reduced'), items };
  }

  /**
   * Takes so much off what is due, as far as it still is and costs what was looked at. Prices are changed as one by hand is: the
   * history has them, and what was offered at the price before is reckoned by it.
   */
  async lower(call: Call, input: PriceDueItemsInput): Promise<DueMove> {
    assertWish(input);
    return decideOnce(call, 'priceDueItems', input, async (tx, store) => {
      const now = this.clock.now();
      const judged = await this.judge(tx, store, input);
      const written = judged
        .filter(({ reason }) => reason === null)
        .map(({ item }): StoredItem => {
          const priceMinor = loweredOf(item, store, input);
          return {
            ...item,
            priceMinor,
            ...pricedNow(item, now, item.pricedAt === null ? 'ASKED' : 'BY_HAND'),
            version: item.version + 1,
          };
        });
      const said = { toState: 'ON_SALE' as const, percentOff: input.percentOff, remaining: 0, madeAt: now };
      return { written, left: leftOf(judged), said };
    });
  }

  /** Which of them cost less, and why the others do not. */
  private async judge(tx: Transaction, store: Store, input: PriceDueItemsInput): Promise<Judged[]> {
    const day = dueDayOf(store, this.clock);
    const [filter, items] = [input.filter ?? {}, input.items ?? null];
    const looked = items ?? (await allDue(tx, input, day));
    const pricesLookedAt = new Map(looked.map(({ id, priceMinor }) => [id.toLowerCase(), priceMinor]));
    const pathOf = items === null ? null : (at: number) => `items.${at}.id`;
    const judged = await judgeLocked(
      tx,
      looked.map(({ id }) => id.toLowerCase()),
      { filter, day, pathOf },
    );
    if (items === null) assertAsked(judged, input, store);
    return judged.map(({ item, reason }) => ({
      item,
      reason: reason ?? unchangedBecause(item, pricesLookedAt.get(item.id), store, input),
    }));
  }
}

type Cut = Pick<PriceDueItemsInput, 'percentOff'>;

function loweredOf({ priceMinor }: StoredItem, { markdownFloorMinor }: Store, { percentOff }: Cut): number {
  return reducedPrice(priceMinor ?? 0, percentOff, markdownFloorMinor);
}

function unchangedBecause(
  item: StoredItem,
  lookedAt: number | undefined,
  store: Store,
  cut: Cut,
): DueLeftReason | null {
  if (item.priceMinor !== lookedAt) return 'REPRICED';
  return loweredOf(item, store, cut) === item.priceMinor ? 'NOT_LOWER' : null;
}

/** All that pass the filter, where there are as many as were looked at. */
async function allDue(
  tx: Transaction,
  { filter, expectedCount }: PriceDueItemsInput,
  day: DueDay,
): Promise<{ id: string; priceMinor: number }[]> {
  await assertCount(tx, { filter: filter ?? {}, day, expected: expectedCount ?? 0 });
  return firstDue(tx, filter ?? {}, day, MOST_AT_ONCE);
}

/** Refuses, now that nobody else changes them, where something else is asked for them than was looked at. */
function assertAsked(judged: readonly Judged[], { expectedMinor }: PriceDueItemsInput, store: Store): void {
  const found = judged.reduce((sum, { item }) => sum + (item.priceMinor ?? 0), 0);
  if (found !== expectedMinor) throw duePricesChanged(expectedMinor ?? 0, found, store.currency);
}

/** Refuses a choice that is said twice or not at all, and one item said twice. */
function assertWish({ items, expectedCount, expectedMinor }: PriceDueItemsInput): void {
  const all = { expectedCount, expectedMinor };
  for (const [path, said] of Object.entries(all)) {
    if (items == null && said == null)
      throw invalidInput({ path, code: 'REQUIRED', message: 'What was looked at?' });
    if (items != null && said != null)
      throw invalidInput({ path, code: 'NOT_ALLOWED', message: 'Not beside items by name' });
  }
  const ids = (items ?? []).map(({ id }) => id.toLowerCase());
  const twice = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  if (twice !== -1)
    throw invalidInput({ path: `items.${twice}.id`, code: 'NOT_ALLOWED', message: 'Said twice' });
}
