/** An amount in the currency's minor unit (cents, øre), so that it is counted and never approximated. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Decimals of the currencies a store can keep its books in (ISO 4217). */
const EXPONENTS: Readonly<Record<string, number>> = {
  EUR: 2,
  NOK: 2,
  SEK: 2,
  DKK: 2,
  ISK: 0,
  GBP: 2,
  CHF: 2,
  PLN: 2,
  CZK: 2,
  HUF: 2,
  RON: 2,
  USD: 2,
  CAD: 2,
  AUD: 2,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  TND: 3,
};

/** Whether a store can keep its books in this currency. */
export function isCurrency(code: string): boolean {
  return Object.hasOwn(EXPONENTS, code);
}

/** How many decimals the currency has: 2 for EUR, 0 for ISK. */
export function exponentOf(currency: string): number {
  const exponent = isCurrency(currency) ? EXPONENTS[currency] : undefined;
  if (exponent === undefined) throw new Error(`Unknown currency: ${currency}`);
  return exponent;
}

/** Money, refused where the amount is not a whole number of minor units. */
export function money(amountMinor: number, currency: string): Money {
  exponentOf(currency);
  return { amountMinor: assertMinor(amountMinor), currency };
}

/** The most that one price or one amount can be, in minor units. */
export const HIGHEST_AMOUNT_MINOR = 10_000_000_000;

export interface Shares {
  readonly share: number;
  readonly rest: number;
}

/**
 * Divides an amount: the share is `percent` of it (at most two decimals) rounded half up to the minor unit, the rest is
 * what is left, so the parts always add up. Where the amount holds VAT that is not to be shared, `vatPercent` names its
 * rate: the share is then of the price without it, still rounded once, at the end. A negative amount, a sale taken back,
 * divides as its mirror image.
 */
export function shareOf(amountMinor: number, percent: number, vatPercent = 0): Shares {
  const [part, whole] = [hundredthsOf(percent), 10_000n + hundredthsOf(vatPercent)];
  const size = BigInt(Math.abs(assertMinor(amountMinor)));
  const share = Number((size * part * 2n + whole) / (whole * 2n));
  // `|| 0` because minus zero would reach JSON and comparisons as something else than zero.
  const signed = (amountMinor < 0 ? -share : share) || 0;
  return { share: signed, rest: amountMinor - signed || 0 };
}

/**
 * Divides an amount over weights, none of them below 0, to the minor unit: each gets its part rounded down, and what is left
 * goes to those with the largest remainders, the first of equals first. Where no weight says anything, all weigh the same.
 */
export function shareOut(amountMinor: number, weights: readonly number[]): number[] {
  const given = weights.map((weight) => BigInt(assertMinor(weight)));
  const weighs = given.some((weight) => weight > 0n) ? given : given.map(() => 1n);
  const [amount, whole] = [BigInt(assertMinor(amountMinor)), weighs.reduce((sum, each) => sum + each, 0n)];
  if (whole === 0n) return [];
  const size = amount < 0n ? -amount : amount;
  const parts = weighs.map((weight, at) => ({
    at,
    part: (size * weight) / whole,
    remainder: (size * weight) % whole,
  }));
  const left = Number(size - parts.reduce((sum, { part }) => sum + part, 0n));
  const larger = parts.toSorted((a, b) => Number(b.remainder - a.remainder) || a.at - b.at).slice(0, left);
  for (const each of larger) each.part += 1n;
  return parts.map(({ part }) => (amount < 0n ? -Number(part) : Number(part)) || 0);
}

function hundredthsOf(percent: number): bigint {
  const hundredths = Math.round(percent * 100);
  if (!(percent >= 0 && percent <= 100) || Math.abs(hundredths - percent * 100) > 1e-6) {
    throw new RangeError(`Not a percentage from 0 to 100 with at most two decimals: ${percent}`);
  }
  return BigInt(hundredths);
}

function assertMinor(amountMinor: number): number {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`Not whole minor units: ${amountMinor}`);
  return amountMinor;
}
