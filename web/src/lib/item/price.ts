import { date, money, percent, type Money } from '#lib/format.ts';
import type { Cell } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';

/** An item as far as its price is shown: what it is reduced from, and what it will cost next. */
export interface Priced {
  price: Money | null;
  reducedFrom: Money | null;
  reducedPercent: number | null;
  nextMarkdown: { on: string; price: Money } | null;
}

/** The price in a list; a reduced one stands beside the lowest of the 30 days before [L10]. */
export function priceCell({ price, reducedFrom, reducedPercent }: Omit<Priced, 'nextMarkdown'>): Cell | null {
  if (price === null) return null;
  const figures = reducedFrom && { from: money(reducedFrom), percent: percent(reducedPercent ?? 0) };
  return {
    text: money(price),
    look: price.amountMinor === 0 && 'faint',
    detail: figures && m.price_was(figures),
  };
}

/** The same where columns stand close: by how much is on its page. */
export function shortPriceCell(item: Omit<Priced, 'nextMarkdown'>): Cell | null {
  const cell = priceCell(item);
  return (
    cell && { ...cell, detail: item.reducedFrom && m.price_was_short({ from: money(item.reducedFrom) }) }
  );
}

/** The same as a sentence, where there is room for one; null where the price is not reduced. */
export function reducedText({ reducedFrom, reducedPercent }: Omit<Priced, 'price' | 'nextMarkdown'>) {
  return reducedFrom && m.price_lowest({ from: money(reducedFrom), percent: percent(reducedPercent ?? 0) });
}

/** "From 3 December: € 18.00"; null where nothing is to come. */
export function nextText(
  { nextMarkdown }: Pick<Priced, 'nextMarkdown'>,
  style: 'near' | 'short' = 'near',
): string | null {
  return (
    nextMarkdown &&
    m.price_next_from({ date: date(nextMarkdown.on, style), price: money(nextMarkdown.price) })
  );
}

const REASONS = {
  ASKED: m.price_asked,
  BY_HAND: m.price_by_hand,
  MARKDOWN: m.price_markdown,
  IMPORT: m.price_import,
};

/** Why an item cost what it cost. */
export function reasonText(because: keyof typeof REASONS): string {
  return REASONS[because]();
}
