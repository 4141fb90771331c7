import { readAmount } from '#lib/amount.ts';
import { readPercentage } from '#lib/figure.ts';

/** What comes off a price, as it was typed: an amount, or a part of it. */
export type Off = { amountMinor: number } | { percent: number };

/** "5" is an amount and "10 %" a part; null where nothing was typed. */
export function readOff(typed: string, currency: string): Off | null | 'unreadable' {
  if (typed.trim().endsWith('%')) {
    const percent = readPercentage(typed);
    return percent === null || !(percent <= 100) ? 'unreadable' : { percent };
  }
  const amountMinor = readAmount(typed, currency);
  return typeof amountMinor === 'number' ? { amountMinor } : amountMinor;
}

/** What it comes to, rounded half up to the minor unit, as the graph rounds it. */
export function offOf(off: Off | null, priceMinor: number): number {
  if (off === null) return 0;
  if ('amountMinor' in off) return off.amountMinor;
  return Math.floor((priceMinor * Math.round(off.percent * 100) + 5_000) / 10_000);
}

/** A line as it was typed: what it costs without another price, that price, and what comes off. */
export interface TypedLine {
  askingMinor: number;
  price: string;
  discount: string;
}

/** What a line costs before what comes off it, and after; null where what was typed is no amount. */
export function reckonLine(
  { askingMinor, price, discount }: TypedLine,
  currency: string,
): { priceMinor: number; leftMinor: number } | null {
  const priceMinor = readAmount(price, currency) ?? askingMinor;
  const off = readOff(discount, currency);
  if (priceMinor === 'unreadable' || off === 'unreadable') return null;
  return { priceMinor, leftMinor: priceMinor - offOf(off, priceMinor) };
}

/** What all lines come to before what comes off all of them, and after; null where it cannot be said. */
export function reckonSale(
  lines: readonly TypedLine[],
  discount: string,
  currency: string,
): { leftMinor: number; totalMinor: number } | null {
  const reckoned = lines.map((line) => reckonLine(line, currency));
  const off = readOff(discount, currency);
  if (off === 'unreadable' || reckoned.includes(null)) return null;
  const leftMinor = reckoned.reduce((sum, line) => sum + (line?.leftMinor ?? 0), 0);
  return { leftMinor, totalMinor: leftMinor - offOf(off, leftMinor) };
}
