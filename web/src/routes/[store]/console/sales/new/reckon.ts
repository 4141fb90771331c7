import { HIGHEST_AMOUNT_MINOR, readAmount } from '#lib/amount.ts';
import { readPercentage } from '#lib/figure.ts';

/** What comes off a price, as it was typed: an amount, or a part of it. */
export type Off = { amountMinor: number } | { percent: number };

/** "5" is an amount and "10 %" a part; null where nothing was typed. */
export function readOff(typed: string, currency: string): Off | null | 'unreadable' {
  if (typed.trim().endsWith('%')) {
    const percent = readPercentage(typed);
    return percent === null || Number.isNaN(percent) ? 'unreadable' : { percent };
  }
  const amountMinor = readAmount(typed, currency);
  return typeof amountMinor === 'number' ? { amountMinor } : amountMinor;
}

/** What it comes to, rounded half up to the minor unit, as the graph rounds it. */
function offOf(off: Off | null, priceMinor: number): number {
  if (off === null) return 0;
  if ('amountMinor' in off) return off.amountMinor;
  return Math.floor((priceMinor * Math.round(off.percent * 100) + 5_000) / 10_000);
}

/** What is left of a price; null where what comes off cannot be read, or is more than all of it. */
function leftOf(priceMinor: number, typed: string, currency: string): number | null {
  const off = readOff(typed, currency);
  if (off === 'unreadable' || offOf(off, priceMinor) > priceMinor) return null;
  return priceMinor - offOf(off, priceMinor);
}

/** Why what was typed cannot come off this price; null where it can. */
export function faultOfOff(typed: string, priceMinor: number, currency: string): string | null {
  const off = readOff(typed, currency);
  if (off === 'unreadable') return 'BAD_FORMAT';
  if (off !== null && 'percent' in off) return off.percent > 100 ? 'OVER_ALL' : null;
  return offOf(off, priceMinor) > priceMinor ? 'TOO_MUCH' : null;
}

/** A line as it was typed: what it costs without another price, that price, and what comes off. */
export interface TypedLine {
  askingMinor: number;
  price: string;
  discount: string;
}

/** What a line costs before what comes off it; null where what was typed is no amount, or more than the store takes. */
export function priceOf({ askingMinor, price }: TypedLine, currency: string): number | null {
  const priceMinor = readAmount(price, currency) ?? askingMinor;
  return priceMinor === 'unreadable' || priceMinor > HIGHEST_AMOUNT_MINOR ? null : priceMinor;
}

/** What a line comes to; null where it cannot be said. */
export function leftOfLine(line: TypedLine, currency: string): number | null {
  const priceMinor = priceOf(line, currency);
  return priceMinor === null ? null : leftOf(priceMinor, line.discount, currency);
}

/** What all lines come to before what comes off all of them; null where it cannot be said. */
export function leftOfLines(lines: readonly TypedLine[], currency: string): number | null {
  return lines.reduce<number | null>((sum, line) => {
    const leftMinor = leftOfLine(line, currency);
    return sum === null || leftMinor === null ? null : sum + leftMinor;
  }, 0);
}

/** What is to be paid for all of them; null where it cannot be said. */
export function totalOf(lines: readonly TypedLine[], discount: string, currency: string): number | null {
  const leftMinor = leftOfLines(lines, currency);
  return leftMinor === null ? null : leftOf(leftMinor, discount, currency);
}
