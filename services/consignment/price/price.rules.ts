import { codesOf, type CodeOf } from '../../kernel/graph/codes';

/** Why an item costs what it costs [L10]. */
export const PriceReason = codesOf('PriceReason', 'Why an item has been on sale at a price.', {
  ASKED: 'It went on sale at it.',
  BY_HAND: 'Somebody set it.',
  MARKDOWN: "It was marked down, by the store's schedule.",
  IMPORT: 'A file said so.',
});
export type PriceReason = CodeOf<typeof PriceReason>;

/** A price, and since when something was on sale at it: until the next one. */
export interface OfferedPrice {
  at: Date;
  priceMinor: number;
}

const THIRTY_DAYS_MS = 30 * 86_400_000;

/**
 * The lowest price at which something was on sale at any moment of the 30 days before an instant [L10]; null where it was
 * not on sale before it. The prices are newest first.
 */
export function lowestBefore(prices: readonly OfferedPrice[], at: Date): number | null {
  const from = at.getTime() - THIRTY_DAYS_MS;
  const before = prices.filter((price) => price.at < at);
  const oldest = before.findIndex((price) => price.at.getTime() <= from);
  const inForce = oldest === -1 ? before : before.slice(0, oldest + 1);
  return inForce.length === 0 ? null : Math.min(...inForce.map(({ priceMinor }) => priceMinor));
}

/** A reduced price: what it stands beside, and by how much of that it is lower. */
export interface Reduction {
  fromMinor: number;
  /** Whole hundredths, rounded down: nothing is said to be reduced by more than it is. */
  percent: number;
}

/** A price that somebody replaced by hand within this time of the first one was a slip. */
const DAY_MS = 86_400_000;

/**
 * Of prices, newest first: how the present one is reduced; null where it is not lower than any of the 30 days before it, and
 * where somebody set it within a day of the first one: who mends a price reduces none.
 */
export function reductionOf(prices: readonly (OfferedPrice & { because?: PriceReason })[]): Reduction | null {
  const [now] = prices;
  const first = prices.at(-1);
  if (now === undefined || first === undefined) return null;
  if (now.because === 'BY_HAND' && now.at.getTime() - first.at.getTime() < DAY_MS) return null;
  const fromMinor = lowestBefore(prices, now.at);
  if (fromMinor === null || now.priceMinor >= fromMinor) return null;
  return { fromMinor, percent: Math.floor(((fromMinor - now.priceMinor) * 100) / fromMinor) };
}

/** Since when an item costs what it is given now, and why. Of two changes at one moment the second is after the first. */
export function pricedNow(
  { pricedAt }: { pricedAt: Date | null },
  now: Date,
  pricedBecause: PriceReason,
): { pricedAt: Date; pricedBecause: PriceReason } {
  return { pricedAt: new Date(Math.max(now.getTime(), (pricedAt?.getTime() ?? 0) + 1)), pricedBecause };
}
