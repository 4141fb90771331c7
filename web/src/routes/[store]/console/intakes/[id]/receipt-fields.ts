import { readAmount, typedAmount } from '#lib/amount.ts';
import type { FormField, Option, Values } from '#lib/form/fields.ts';
import { date } from '#lib/format.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import type { IntakeItem } from '#lib/intake/intake-items.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { ReceiveItems } from './receive.operation.ts';

type Decision = NonNullable<VariablesOf<typeof ReceiveItems>['input']['items']>[number];

/** What is to become of an item, or that it is decided another time. */
const DECISIONS: readonly { value: string; words: () => string }[] = [
  { value: 'accept', words: m.receipt_accept },
  { value: 'hold', words: m.receipt_hold },
  { value: 'reject', words: m.receipt_reject },
  { value: 'later', words: m.receipt_later },
];
const options = (): Option[] => DECISIONS.map(({ value, words }) => ({ value, words: words() }));

/** How the controls of an item are called; the graph calls them by their place in what is sent. */
const nameOf = (field: string, id: string): string => `${field}.${id}`;

/** The days that may be named: from when held goods are on sale, and until when refused ones are collected where nobody says. */
export interface Days {
  firstHeld: string;
  lastHeld: string;
  collectBy: string;
}

/** What the graph takes today, by what the store agreed. */
export function daysOf(
  today: string,
  { returnTermDays, graceDays }: { returnTermDays: number; graceDays: number },
): Days {
  const after = (days: number): string =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
  return { firstHeld: after(1), lastHeld: after(returnTermDays), collectBy: after(graceDays) };
}
const DAY_MS = 86_400_000;

/** Said before a day is chosen, and where another was. */
function within(days: Days | null): Record<'holdUntil' | 'collectBy', Partial<FormField>> {
  if (days === null) return { holdUntil: {}, collectBy: {} };
  const said = (hint: () => string) => ({ hint, faults: { OUT_OF_RANGE: hint } });
  const held = { least: date(days.firstHeld), most: date(days.lastHeld) };
  return {
    // Where goods go back on the day they came nothing can be held.
    holdUntil: days.firstHeld > days.lastHeld ? {} : said(() => m.field_between(held)),
    collectBy: said(() => m.receipt_collect_days({ date: date(days.collectBy) })),
  };
}

/** What is asked of each item that waits. Style shows those fields that its decision asks for. */
export function receiptFields(
  {
    id,
    number,
    description,
    price,
  }: Pick<IntakeItem, 'id' | 'number' | 'description'> & Partial<Pick<IntakeItem, 'price'>>,
  days: Days | null = null,
) {
  const said = within(days);
  const field = (name: string, label: () => string, more: Partial<FormField> = {}): FormField => ({
    ...{ name: nameOf(name, id), label, width: 'third' },
    fullLabel: () => `${[number, description].filter(Boolean).join(' ')}, ${label()}`,
    ...more,
  });
  const when = (...decisions: string[]) => ({
    name: decisions.join('-'),
    is: (values: Values) => decisions.includes(values[nameOf('decision', id)] ?? ''),
  });
  return [
    field('decision', m.receipt_decision, {
      ...{ kind: 'select', options },
      faults: { REQUIRED: m.receipt_nothing_decided },
    }),
    field('priceMinor', m.item_asking_price, {
      ...{ kind: 'money', optional: true, when: when('accept', 'hold') },
      ...(price && { hint: m.receipt_price_kept }),
    }),
    field('holdUntil', m.receipt_hold_until, { type: 'date', when: when('hold'), ...said.holdUntil }),
    field('rejectedBecause', m.receipt_because, { maxlength: 200, when: when('reject') }),
    field('collectBy', m.item_collect_by, {
      ...{ type: 'date', optional: true, when: when('reject') },
      ...said.collectBy,
    }),
  ];
}

/** What of a page of an intake still waits. */
export const waitingIn = (items: readonly IntakeItem[]): IntakeItem[] =>
  items.filter(({ state }) => state === 'SUBMITTED');

/**
 * What the fields begin with: everything is taken as it was entered. What stands beside something that was decided was
 * left for later, and stays so: taken by a press that was meant for another, it is taken for good.
 */
export function receiptValues(items: readonly IntakeItem[]): Values {
  const waiting = waitingIn(items);
  const decision = waiting.length < items.length ? 'later' : 'accept';
  return Object.fromEntries(
    waiting.flatMap(({ id, price }) => [
      [nameOf('decision', id), decision],
      [nameOf('priceMinor', id), typedAmount(price)],
    ]),
  );
}

/** The ids of the items that a form is about, in its order. */
export function idsIn(values: Values): string[] {
  return Object.keys(values).flatMap((name) => /^decision\.(.+)$/.exec(name)?.[1] ?? []);
}

/** The form as it was sent: what is decided of which item; what is decided later is not sent. */
export function readReceipt(form: FormData, currency: string): ReadForm<Decision[]> {
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  );
  const ids = idsIn(values);
  const decided = ids.filter((id) => values[nameOf('decision', id)] !== 'later');
  const nothing = { path: nameOf('decision', ids[0] ?? ''), code: 'REQUIRED' };
  return {
    values,
    input: decided.map((id) => decisionOf(id, values, currency)),
    fields: decided.length === 0 ? [nothing] : decided.flatMap((id) => faultsOf(id, values, currency)),
  };
}

function decisionOf(id: string, values: Values, currency: string): Decision {
  const said = (field: string): string | null => values[nameOf(field, id)] || null;
  if (said('decision') === 'reject')
    return { id, decision: 'REJECT', rejectedBecause: said('rejectedBecause'), collectBy: said('collectBy') };
  const priceMinor = readAmount(said('priceMinor') ?? '', currency);
  return {
    ...{ id, decision: 'ACCEPT', priceMinor: priceMinor === 'unreadable' ? null : priceMinor },
    holdUntil: said('decision') === 'hold' ? said('holdUntil') : null,
  };
}

/** What the graph would not understand, or not miss. */
function faultsOf(id: string, values: Values, currency: string): { path: string; code: string }[] {
  const said = (field: string): string => values[nameOf(field, id)] ?? '';
  const fault = (field: string, code: string) => [{ path: nameOf(field, id), code }];
  const day = (field: string, isNeeded: boolean) => {
    if (said(field) === '') return isNeeded ? fault(field, 'REQUIRED') : [];
    return /^\d{4}-\d\d-\d\d$/.test(said(field)) ? [] : fault(field, 'BAD_FORMAT');
  };
  if (said('decision') === 'reject')
    return [
      ...(said('rejectedBecause') ? [] : fault('rejectedBecause', 'REQUIRED')),
      ...day('collectBy', false),
    ];
  const isAmount = readAmount(said('priceMinor'), currency) !== 'unreadable';
  return [
    ...(isAmount ? [] : fault('priceMinor', 'NOT_AN_AMOUNT')),
    ...(said('decision') === 'hold' ? day('holdUntil', true) : []),
  ];
}

/** Where the form has what the graph names: `items.0.priceMinor` is that field of the first that was decided. */
export function placesIn(values: Values, fields: readonly { path: string; code: string }[]) {
  const decided = idsIn(values).filter((id) => values[nameOf('decision', id)] !== 'later');
  return fields.map(({ path, code }) => {
    const [, at, field] = /^items\.(\d+)\.(\w+)$/.exec(path) ?? [];
    const id = at === undefined ? undefined : decided[Number(at)];
    return { path: id && field ? nameOf(field === 'id' ? 'decision' : field, id) : path, code };
  });
}
