import type { Values } from '#lib/form/fields.ts';

/**
 * What a sale looks like before it is one: all of it stands in its form, so that it needs no script and outlives every refusal.
 */

/** As many as a form can bring: each has four fields. */
export const MOST_LINES = 60;

/** A line of the form: what it sells, and what was typed beside it. */
export interface TillLine {
  sku: string;
  askingMinor: number;
  description: string;
  price: string;
  discount: string;
  borneBy: string;
}

/** A buyer as the form carries them along. */
export interface TillBuyer {
  id: string;
  number: string;
  name: string;
  /** What they may buy for without paying, as it was when they were chosen; null where nobody could say. */
  creditMinor: number | null;
}

/** Somebody who may be the buyer. */
export interface Candidate {
  said: string;
  number: number;
  name: string;
  town: string | null;
}

/** The form as it goes on: what was typed, with one line more or less, or a buyer. */
export interface TillAnswer {
  values: Values;
  /** Of the line that came, to be said to who does not see it. */
  added?: string;
  candidates?: Candidate[];
  /** More than those may be meant. */
  hasMore?: boolean;
}

/** Ways to pay that take one amount each. */
export const METHODS = ['CASH', 'CARD', 'TRANSFER', 'STORE_CREDIT'] as const;
export type Method = (typeof METHODS)[number];

/** How a field of a line is called, as the graph calls it. */
export const ofLine = (at: number, field: string): string => `lines.${at}.${field}`;

const SEPARATOR = '|';

/** All that was typed, by the names of the fields. */
export function typedIn(form: FormData): Values {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  );
}

/** The lines of the form, in their order. */
export function linesIn(values: Values): TillLine[] {
  const lines: TillLine[] = [];
  for (let at = 0; at < MOST_LINES; at += 1) {
    const said = values[ofLine(at, 'sku')];
    if (said === undefined) break;
    const [sku = '', asking = '', ...description] = said.split(SEPARATOR);
    const typed = (field: string): string => values[ofLine(at, field)] ?? '';
    lines.push({
      ...{ sku, askingMinor: Number(asking) || 0, description: description.join(SEPARATOR) },
      ...{ price: typed('priceMinor'), discount: typed('discount'), borneBy: typed('borneBy') },
    });
  }
  return lines;
}

/** The same form with other lines. */
export function withLines(values: Values, lines: readonly TillLine[]): Values {
  const rest = Object.entries(values).filter(([name]) => !name.startsWith('lines.'));
  const named = lines.flatMap((line, at) => [
    [ofLine(at, 'sku'), saidOf(line)],
    [ofLine(at, 'priceMinor'), line.price],
    [ofLine(at, 'discount'), line.discount],
    [ofLine(at, 'borneBy'), line.borneBy],
  ]);
  return Object.fromEntries([...rest, ...named]) as Values;
}

/** What a line carries along unseen. */
export const saidOf = ({ sku, askingMinor, description }: TillLine): string =>
  [sku, askingMinor, description].join(SEPARATOR);

/** The buyer of the form; null where nobody was chosen. */
export function buyerIn(values: Values): TillBuyer | null {
  const [id = '', number = '', credit = '', ...name] = (values['customer'] ?? '').split(SEPARATOR);
  const creditMinor = /^\d{1,15}$/.test(credit) ? Number(credit) : null;
  return id === '' ? null : { id, number, name: name.join(SEPARATOR), creditMinor };
}

/** A buyer as the form carries them along. */
export const buyerSaid = ({
  id,
  number,
  name,
  creditMinor,
}: Omit<TillBuyer, 'number'> & { number: number }): string =>
  [id, number, creditMinor ?? '', name].join(SEPARATOR);

/** What a scanner or a hand brought: a number, or the address that a label leads to; null where it is neither. */
export function numberIn(typed: string, storeId: string): string | null {
  const address = /\/(\d{5})\/i\/(\d{1,10})\/?$/.exec(typed);
  if (address) return address[1] === storeId ? (address[2] ?? null) : null;
  return /^\d{1,10}$/.test(typed) ? typed : null;
}

/** The countries whose law wants every sale rung up on a certified cash register: there it is recorded here, and not paid [L6]. */
export const wantsRegister = (country: string): boolean => country === 'NO' || country === 'SE';

/** How it is paid: by one, by several, or at the cash register that gave a receipt. */
export const paidBy = (values: Values, country: string): string =>
  wantsRegister(country) ? 'REGISTER' : (values['paidBy'] ?? '');
