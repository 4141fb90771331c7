import { date, instantTime, money, type Money, percent, todayIn } from '#lib/format.ts';
import type { PageStore } from '#lib/graph/frame.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import { isLocale, type Locale } from '#lib/paraglide/runtime.js';
import { METHOD_WORDS } from '../../payment-words.ts';
import type { SaleReceipt } from './slip.operation.ts';

export type ReceiptOrder = NonNullable<ResultOf<typeof SaleReceipt>['orderByNumber']>;
type Line = ReceiptOrder['lines'][number];

/** Words, and the amount that stands opposite. */
export type SlipRow = readonly [words: string, amount: string];

/** A receipt as it is printed, in the language of the store. */
export interface Slip {
  language: Locale;
  title: string;
  /** The store, line by line below its name. */
  address: string[];
  at: string;
  lines: { id: string; what: string; details: string; rows: SlipRow[] }[];
  total: string;
  paid: SlipRow[];
  vat: SlipRow[];
  /** What the law wants said where VAT is owed of the margin; null where none is. */
  margin: string | null;
  creditLeft: string | null;
}

/**
 * Whether the store prints a receipt of a sale [L6]: in the Netherlands, of what was paid over its counter. Elsewhere, and where it
 * was rung up at a register, that has printed the one there may be.
 */
export function hasSlip(
  country: string,
  { channel, externalReceipt }: Pick<ReceiptOrder, 'channel' | 'externalReceipt'>,
): boolean {
  return country === 'NL' && channel === 'TILL' && !externalReceipt;
}

type OfStore = Pick<PageStore, 'language' | 'timeZone' | 'contact'>;

/** What is printed of a sale as it stands: what was taken back stands there, and is off the total. */
export function slipOf(order: ReceiptOrder, store: OfStore): Slip {
  const language = isLocale(store.language) ? store.language : 'nl';
  const options = { locale: language };
  const amount = (of: Money, minor = of.amountMinor): string =>
    money({ ...of, amountMinor: minor }, 'full', language);
  const { street, postalCode, town, telephone } = store.contact;
  const { total, reversed } = order;
  const standing = order.lines.filter((line) => line.reversed.amountMinor === 0);
  const left = order.customer?.storeCredit;
  const hasSpent = order.payments.some((each) => each.method === 'STORE_CREDIT');
  return {
    language,
    title: m.slip_title({ number: order.number }, options),
    address: [street, [postalCode, town].filter(Boolean).join(' '), telephone].filter(
      (line): line is string => !!line,
    ),
    at: whenOf(order, store.timeZone, language),
    lines: order.lines.map((line) => ({
      ...{ id: line.id, what: line.description || m.item_undescribed({}, options) },
      details: [line.sku, schemeOf(line, language)].join(' · '),
      rows: rowsOf(line, amount, language),
    })),
    total: amount(total, total.amountMinor - reversed.amountMinor),
    paid: order.payments.map(({ method, amount: of }) => [METHOD_WORDS[method]({}, options), amount(of)]),
    vat: vatRows(standing, amount, language),
    margin: standing.some(isOfMargin) ? m.slip_margin_law({}, options) : null,
    creditLeft: hasSpent && left ? amount(left) : null,
  };
}

const isOfMargin = ({ vatScheme }: Line): boolean => vatScheme === 'MARGIN';

/** The day, with the time where it was recorded on it. */
function whenOf({ placedOn, placedAt }: ReceiptOrder, timeZone: string, language: Locale): string {
  const isSameDay = todayIn(timeZone, new Date(placedAt)) === placedOn;
  return isSameDay ? instantTime(placedAt, timeZone, language) : date(placedOn, 'medium', language);
}

/** How a line is taxed: of the margin scheme no rate is said, as no VAT may be shown. */
function schemeOf(line: Line, locale: Locale): string {
  return isOfMargin(line)
    ? m.slip_margin({}, { locale })
    : m.slip_vat({ rate: percent(line.vatPercent, locale) }, { locale });
}

type Amount = (of: Money, minor?: number) => string;

function rowsOf({ price, discount, reversed }: Line, amount: Amount, locale: Locale): SlipRow[] {
  const off = (words: string, of: Money): SlipRow[] =>
    of.amountMinor === 0 ? [] : [[words, amount(of, -of.amountMinor)]];
  return [
    ['', amount(price)],
    ...off(m.sell_off({}, { locale }), discount),
    ...off(m.slip_returned({}, { locale }), reversed),
  ];
}

/** The VAT of each rate, the highest first, with what it is of. */
function vatRows(lines: readonly Line[], amount: Amount, locale: Locale): SlipRow[] {
  const taxed = lines.filter((line) => !isOfMargin(line));
  const rates = [...new Set(taxed.map(({ vatPercent }) => vatPercent))].sort((one, two) => two - one);
  return rates.flatMap((rate): SlipRow[] => {
    const of = taxed.filter(({ vatPercent }) => vatPercent === rate);
    const [first] = of;
    if (first === undefined) return [];
    const sum = (key: 'net' | 'vat'): string =>
      amount(
        first[key],
        of.reduce((all, line) => all + line[key].amountMinor, 0),
      );
    const words = m.slip_vat_of({ rate: percent(rate, locale), net: sum('net') }, { locale });
    return [[words, sum('vat')]];
  });
}
