import type { StoreModule } from '../../../schema/modules';
import { addDays, localDateIn, type LocalDate } from '../../kernel/clock/clock';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { shareOf } from '../../kernel/money/money';
import type { ItemState } from '../item/item';
import type { OfferedPrice, PriceReason } from '../price/price.rules';
import { marksDown } from '../store/store.rules';

/** Who bears what an item is marked down by [S22 R-CO5]. */
export const MarkdownBearer = codesOf('MarkdownBearer', 'Who bears what an item was marked down by.', {
  SHARED: 'Both: the share is of the price paid.',
  STORE: 'The store: the share is of the price first asked.',
});
export type MarkdownBearer = CodeOf<typeof MarkdownBearer>;

/** After so many days on sale an item costs so many hundredths less than was first asked. */
export interface Step {
  afterDays: number;
  percent: number;
}

/** When a store marks down, in the order of the days, and below what it does not. */
export interface Schedule {
  steps: readonly Step[];
  floorMinor: number;
  /** Steps of days before it are nobody's: the store did not mark down then. Left out or null, it always did. */
  since?: LocalDate | null;
}

/** What of a store its schedule is made of. */
export interface MarkingDown {
  modules: readonly StoreModule[];
  markdownDays: readonly number[];
  markdownPercents: readonly number[];
  markdownFloorMinor: number;
  markdownSince: LocalDate | null;
}

/** The schedule of a store, in the order of its days; one that does not mark down has no steps, whatever it had [N21]. */
export function scheduleOf(store: MarkingDown): Schedule {
  const { markdownPercents, markdownFloorMinor, markdownSince } = store;
  const days = marksDown(store) ? store.markdownDays : [];
  const steps = days.map((afterDays, at) => ({ afterDays, percent: markdownPercents[at] ?? 0 }));
  return { steps, floorMinor: markdownFloorMinor, since: markdownSince };
}

/** What is wrong with a step: where it stands among those that were said, and in what. */
export interface StepFault {
  at: number;
  key: keyof Step;
  message: string;
}

/**
 * What is wrong with steps in any order: two of one day, and a later one that takes off no more than an earlier one. The fault
 * stands where it was said: at that step of the two which was said after the other.
 */
export function faultsOfSteps(steps: readonly Step[]): StepFault[] {
  return steps.flatMap(({ afterDays, percent }, at): StepFault[] => {
    const said = steps.slice(0, at);
    if (said.some((each) => each.afterDays === afterDays))
      return [{ at, key: 'afterDays', message: 'There is a step of that day' }];
    const isWrong = said.some((each) =>
      each.afterDays < afterDays ? each.percent >= percent : each.percent <= percent,
    );
    return isWrong
      ? [{ at, key: 'percent', message: 'A later step takes off more than an earlier one' }]
      : [];
  });
}

/** An item as far as a schedule looks at it. */
export interface Scheduled {
  state: ItemState;
  priceMinor: number | null;
  firstPriceMinor: number | null;
  onSaleOn: LocalDate | null;
  firstAskedOn: LocalDate | null;
  returnOn: LocalDate | null;
  markdownOff: boolean;
}

/**
 * What an item costs on a day, by its schedule [S22]: a function of the two, so that it makes no difference how often and how
 * late somebody looks, up to its day of return. After it the price stays, whatever the schedule becomes: its consignor has been
 * asked to collect it at that price. It is never raised and never below the floor. Steps whose day came before somebody set the
 * price by hand, or on that day, were for the price before; those of days on which the store did not mark down are for none.
 */
export function priceOn(item: Scheduled, schedule: Schedule, day: LocalDate): number | null {
  const { priceMinor, firstPriceMinor, returnOn } = item;
  if (priceMinor === null || firstPriceMinor === null) return priceMinor;
  if (returnOn !== null && day > returnOn) return priceMinor;
  const prices = stepsOf(item, schedule)
    .filter(({ on }) => on <= day)
    .map(({ percent }) => reducedBy(firstPriceMinor, percent, schedule.floorMinor));
  return Math.min(priceMinor, ...prices);
}

/** So many hundredths less of a price, rounded half up, and not below what the store marks down to. */
export function reducedBy(fromMinor: number, percent: number, floorMinor: number): number {
  return Math.max(floorMinor, shareOf(fromMinor, 100 - percent).share);
}

/** The next day, from today on, on which it will cost less, and what; null where none is to come. */
export function nextStep(
  item: Scheduled,
  schedule: Schedule,
  today: LocalDate,
): { on: LocalDate; priceMinor: number } | null {
  const days = stepsOf(item, schedule).map(({ on }) => (on < today ? today : on));
  for (const on of days.toSorted()) {
    const priceMinor = priceOn(item, schedule, on);
    if (priceMinor !== null && priceMinor < (item.priceMinor ?? 0)) return { on, priceMinor };
  }
  return null;
}

/** The steps of a schedule with their days, as far as they are for this item. */
function stepsOf(
  { state, onSaleOn, firstAskedOn, markdownOff }: Scheduled,
  { steps, since = null }: Schedule,
): { on: LocalDate; percent: number }[] {
  if (state !== 'ON_SALE' || markdownOff || onSaleOn === null || firstAskedOn === null) return [];
  return steps
    .map(({ afterDays, percent }) => ({ on: addDays(onSaleOn, afterDays), percent }))
    .filter(({ on }) => on > firstAskedOn && (since === null || on >= since));
}

/** What an item was on sale at, of what that was taken off, and why. */
export interface Offered {
  priceMinor: number | null;
  firstPriceMinor: number | null;
  pricedBecause: PriceReason | null;
}

/** An item as it was when it was sold. */
export interface Borne extends Offered {
  markdownBorneBy: MarkdownBearer;
}

/**
 * What was in force at the end of a day, of prices newest first: a sale is told of days later, and what became of the price
 * meanwhile is not what was sold. Nothing is known of a day before the first.
 */
export function offeredOn(
  prices: readonly (OfferedPrice & { because: PriceReason })[],
  day: LocalDate,
  timeZone: string,
): Offered {
  return offeredOf(prices.filter(({ at }) => localDateIn(timeZone, at) <= day));
}

/** What was in force at an instant, of prices newest first. */
export function offeredAt(
  prices: readonly (OfferedPrice & { because: PriceReason })[],
  instant: Date,
): Offered {
  return offeredOf(prices.filter(({ at }) => at <= instant));
}

function offeredOf(until: readonly (OfferedPrice & { because: PriceReason })[]): Offered {
  const [last] = until;
  return {
    priceMinor: last?.priceMinor ?? null,
    firstPriceMinor: until.find(({ because }) => because !== 'MARKDOWN')?.priceMinor ?? null,
    pricedBecause: last?.because ?? null,
  };
}

/**
 * Of what amount the share of a sale is reckoned [R-CO5]: of what was paid; where the item was marked down and the store bears
 * that, of as much more as it was marked down by, up to the price first asked. What was bargained for besides, both bear.
 */
export function sharedAmount(soldForMinor: number, item: Borne): number {
  const { priceMinor, firstPriceMinor, pricedBecause, markdownBorneBy } = item;
  if (markdownBorneBy !== 'STORE' || pricedBecause !== 'MARKDOWN') return soldForMinor;
  if (priceMinor === null || firstPriceMinor === null) return soldForMinor;
  return Math.max(soldForMinor, Math.min(firstPriceMinor, soldForMinor + firstPriceMinor - priceMinor));
}
