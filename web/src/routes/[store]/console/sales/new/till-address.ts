import type { Values } from '#lib/form/fields.ts';
import { buyerIn, linesIn, METHODS, MOST_LINES, type TillLine, withLines } from './till-values.ts';

/**
 * A sale before it is one stands in its address too: who comes back to it, or loads it anew, finds it, and nothing is sent
 * twice. What things are called is looked up again, and of a buyer only the number goes along.
 */

/** What goes along as it was typed. */
const TYPED = [
  ...['discount', 'borneBy', 'paidBy', 'given', 'externalReceipt', 'soldOn', 'buyer'],
  ...METHODS.map((method) => `pay.${method}`),
];
/** More is no amount, day or receipt. */
const MOST_CHARACTERS = 200;
const SEPARATOR = '~';

/** What follows the question mark. */
export function addressOf(values: Values, added?: string): string {
  const said = new URLSearchParams();
  for (const { sku, askingMinor, price, discount, borneBy } of linesIn(values))
    said.append('line', [sku, askingMinor, price, discount, borneBy].join(SEPARATOR));
  const buyer = buyerIn(values);
  if (buyer) said.set('customer', buyer.number);
  for (const name of TYPED) if (values[name]) said.set(name, values[name]);
  if (added) said.set('added', added);
  return String(said);
}

/** The lines that an address says, as yet without what they are called. */
function linesOf(query: URLSearchParams): TillLine[] {
  const lines = query.getAll('line').flatMap((said) => {
    const [sku = '', asking = '', price = '', discount = '', borneBy = ''] = said
      .slice(0, MOST_CHARACTERS)
      .split(SEPARATOR);
    const isLine = /^\d{1,10}$/.test(sku) && /^\d{1,12}$/.test(asking);
    return isLine ? [{ sku, askingMinor: Number(asking), description: '', price, discount, borneBy }] : [];
  });
  return lines
    .filter(({ sku }, at) => lines.findIndex((each) => each.sku === sku) === at)
    .slice(0, MOST_LINES);
}

/** The form as an address says it; null where it says nothing of one. */
export function valuesOf(query: URLSearchParams): Values | null {
  const typed = [...TYPED, 'customer', 'line', 'number'].filter((name) => query.has(name));
  if (typed.length === 0) return null;
  const kept = TYPED.map((name) => [name, (query.get(name) ?? '').slice(0, MOST_CHARACTERS)]);
  return withLines(Object.fromEntries(kept.filter(([, value]) => value)) as Values, linesOf(query));
}

/** The buyer's number; empty where the address names none. */
export const buyerOf = (query: URLSearchParams): string =>
  /^\d{1,10}$/.exec(query.get('customer') ?? '')?.[0] ?? '';
