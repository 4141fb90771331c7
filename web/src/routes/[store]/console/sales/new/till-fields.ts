import { HIGHEST_AMOUNT_MINOR, readAmount } from '#lib/amount.ts';
import type { FormField, Values } from '#lib/form/fields.ts';
import { date, money, percent } from '#lib/format.ts';
import { isItemState, stateText } from '#lib/item/item-status.ts';
import * as m from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { METHOD_WORDS } from '../payment-words.ts';
import { leftOfLines, priceOf, totalOf } from './reckon.ts';
import { dividedIn, type Till } from './till-form.ts';
import { linesIn, METHODS, MOST_LINES, ofLine, wantsRegister } from './till-values.ts';

/** What was typed, what the graph added to it, and from which day on sales may be told. */
export interface Said {
  values: Values;
  figures: Record<string, number>;
  days: { least: string; most: string };
}

/** The fields of a sale, as far as something may be wrong in them: each says so with the figure that would do. */
export function tillFields({ values, figures, days }: Said, till: Till): FormField[] {
  const { currency, country } = till;
  const lines = linesIn(values);
  const amount = (amountMinor: number): string => money({ amountMinor, currency });
  const totalMinor = totalOf(lines, values['discount'] ?? '', currency) ?? 0;
  const number = values['asked'] ?? values['number'] ?? '';
  const state = stateIn(values);
  const tooMuch = (most: number) => () => m.sell_off_most({ amount: amount(most) });
  const off = (most: number) => ({
    ...{ BAD_FORMAT: m.sell_off_unreadable, OVER_ALL: () => m.sell_off_most({ amount: percent(100) }) },
    ...{ TOO_MUCH: tooMuch(most), OUT_OF_RANGE: tooMuch(most) },
  });
  const paid = (dividedIn(values, currency) ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const left = totalMinor - paid;
  const day = () => m.field_between({ least: date(days.least), most: date(days.most) });
  const given = readAmount(values['given'] ?? '', currency);
  return [
    {
      ...{ name: 'number', label: m.sell_number },
      faults: {
        NOTHING: m.sell_nothing,
        NOT_ADDED: () => m.sell_not_added({ number }),
        UNKNOWN: () => m.sell_unknown({ number }),
        TWICE: () => m.sell_twice({ number }),
        SOLD: () => m.sell_sold({ number, sale: String(figures['order'] ?? '') }),
        NOT_ON_SALE: () =>
          state ? m.sell_not_on_sale_now({ number, state }) : m.sell_not_on_sale({ number }),
        TOO_MANY: () => m.sell_too_many({ count: String(MOST_LINES) }),
      },
    },
    ...lines.flatMap((line, at) => lineFields(at, line.sku, { off, figures, line, currency })),
    { name: 'discount', label: m.sell_off_all, faults: off(leftOfLines(lines, currency) ?? 0) },
    {
      ...{ name: 'buyer', label: m.sell_buyer },
      faults: { NOBODY: () => m.sell_nobody({ name: values['buyer'] ?? '' }), NOT_CHOSEN: m.sell_not_chosen },
    },
    {
      ...{ name: 'total', label: m.sell_total },
      faults: { CHANGED: () => m.sell_changed({ amount: amount(totalMinor) }) },
    },
    {
      ...{ name: 'paidBy', label: m.sell_paid_by },
      faults: {
        REQUIRED: m.sell_how,
        NOT_ALLOWED: m.sell_credit_of,
        CREDIT_TOO_LOW: () =>
          figures['paidBy']
            ? m.sell_credit_too_low({ amount: amount(figures['paidBy']) })
            : m.sell_credit_none(),
        OUT_OF_RANGE: () => m.sell_changed({ amount: amount(totalMinor) }),
      },
    },
    {
      ...{ name: 'given', label: m.sell_given },
      faults: { SHORT: () => m.sell_short({ amount: amount(totalMinor - Number(given)) }) },
    },
    ...METHODS.map((method) => ({
      ...{ name: `pay.${method}`, label: METHOD_WORDS[method] },
      faults: {
        LEFT: () => m.sell_left({ amount: amount(left) }),
        OVER: () => m.sell_over({ amount: amount(-left) }),
      },
    })),
    {
      ...{ name: 'externalReceipt', label: m.sell_receipt },
      ...(wantsRegister(country) && { faults: { REQUIRED: m.sell_receipt_needed } }),
    },
    {
      name: 'soldOn',
      label: m.sell_day,
      faults: { OUT_OF_RANGE: day, BAD_FORMAT: day, NOT_ALLOWED: m.sell_before_received },
    },
  ];
}

/** What became of the item that was asked for, in words; empty where nothing is known of it. */
function stateIn(values: Values): string {
  const state = values['askedState'] ?? '';
  return isItemState(state) ? stateText(state).toLocaleLowerCase(getLocale()) : '';
}

interface AboutLine {
  off: (most: number) => Record<string, () => string>;
  figures: Record<string, number>;
  line: { sku: string; askingMinor: number; price: string; discount: string };
  currency: string;
}

function lineFields(at: number, sku: string, { off, figures, line, currency }: AboutLine): FormField[] {
  const [path, price] = [ofLine(at, 'sku'), ofLine(at, 'priceMinor')];
  const named = (word: () => string) => () => `${sku}, ${word()}`;
  return [
    {
      // What is said of it names it.
      ...{ name: path, label: m.sell_item },
      faults: {
        SOLD: () => m.sell_sold({ number: sku, sale: String(figures[path] ?? '') }),
        NOT_ON_SALE: () => m.sell_not_on_sale({ number: sku }),
        BAD_FORMAT: () => m.sell_unknown({ number: sku }),
        TAKEN: () => m.sell_twice({ number: sku }),
      },
    },
    {
      ...{ name: price, label: named(m.sell_price) },
      faults: {
        ASKING: () =>
          m.sell_asking_now({ amount: money({ amountMinor: figures[price] ?? line.askingMinor, currency }) }),
        OUT_OF_RANGE: () =>
          m.sell_off_most({ amount: money({ amountMinor: HIGHEST_AMOUNT_MINOR, currency }) }),
      },
    },
    {
      ...{ name: ofLine(at, 'discount'), label: named(m.sell_off) },
      faults: off(priceOf(line, currency) ?? 0),
    },
  ];
}
