import type { FormField, Values } from '#lib/form/fields.ts';
import { date, money } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { METHOD_WORDS } from '../payment-words.ts';
import { reckonLine, reckonSale } from './reckon.ts';
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
  const reckoned = reckonSale(lines, values['discount'] ?? '', currency);
  const number = values['asked'] ?? values['number'] ?? '';
  const tooMuch = (most: number) => () => m.sell_off_most({ amount: amount(most) });
  const off = (most: number) => ({
    ...{ BAD_FORMAT: m.sell_off_unreadable, TOO_MUCH: tooMuch(most), OUT_OF_RANGE: tooMuch(most) },
  });
  const paid = (dividedIn(values, currency) ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const left = (reckoned?.totalMinor ?? 0) - paid;
  const day = () => m.field_between({ least: date(days.least), most: date(days.most) });
  const whole = values['discount'] ? (reckoned?.leftMinor ?? 0) : 0;
  return [
    {
      ...{ name: 'number', label: m.sell_number },
      faults: {
        NOTHING: m.sell_nothing,
        NOT_ADDED: () => m.sell_not_added({ number }),
        UNKNOWN: () => m.sell_unknown({ number }),
        TWICE: () => m.sell_twice({ number }),
        SOLD: () => m.sell_sold({ number, sale: String(figures['order'] ?? '') }),
        NOT_ON_SALE: () => m.sell_not_on_sale({ number }),
        TOO_MANY: () => m.sell_too_many({ count: String(MOST_LINES) }),
      },
    },
    ...lines.flatMap((line, at) => lineFields(at, line.sku, { off, figures, line, currency })),
    { name: 'discount', label: m.sell_off_all, faults: off(whole) },
    {
      ...{ name: 'buyer', label: m.sell_buyer },
      faults: { NOBODY: () => m.sell_nobody({ name: values['buyer'] ?? '' }), NOT_CHOSEN: m.sell_not_chosen },
    },
    {
      ...{ name: 'total', label: m.sell_total },
      faults: { CHANGED: () => m.sell_changed({ amount: amount(reckoned?.totalMinor ?? 0) }) },
    },
    {
      ...{ name: 'paidBy', label: m.sell_paid_by },
      faults: {
        REQUIRED: m.sell_how,
        NOT_ALLOWED: m.sell_credit_of,
        CREDIT_TOO_LOW: () => m.sell_credit_too_low({ amount: amount(figures['paidBy'] ?? 0) }),
        OUT_OF_RANGE: () => m.sell_changed({ amount: amount(reckoned?.totalMinor ?? 0) }),
      },
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
    { name: 'soldOn', label: m.sell_day, faults: { OUT_OF_RANGE: day, BAD_FORMAT: day, NOT_ALLOWED: m.sell_before_received } },
  ];
}

interface AboutLine {
  off: (most: number) => Record<string, () => string>;
  figures: Record<string, number>;
  line: { sku: string; askingMinor: number; price: string; discount: string };
  currency: string;
}

function lineFields(at: number, sku: string, { off, figures, line, currency }: AboutLine): FormField[] {
  const path = ofLine(at, 'sku');
  const named = (word: () => string) => () => `${sku}, ${word()}`;
  return [
    {
      ...{ name: path, label: () => sku },
      faults: {
        SOLD: () => m.sell_sold({ number: sku, sale: String(figures[path] ?? '') }),
        NOT_ON_SALE: () => m.sell_not_on_sale({ number: sku }),
        BAD_FORMAT: () => m.sell_unknown({ number: sku }),
        TAKEN: () => m.sell_twice({ number: sku }),
      },
    },
    { name: ofLine(at, 'priceMinor'), label: named(m.sell_price) },
    {
      ...{ name: ofLine(at, 'discount'), label: named(m.sell_off) },
      faults: off(reckonLine({ ...line, discount: '' }, currency)?.priceMinor ?? 0),
    },
  ];
}
