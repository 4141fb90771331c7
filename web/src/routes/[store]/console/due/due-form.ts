import { type FormField, typedValues, type Values } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { readWholeNumber } from '#lib/figure.ts';
import { percent } from '#lib/format.ts';
import { stateText, type ItemState } from '#lib/item/item-status.ts';
import { isId } from '#lib/list/filters.ts';
import { chosenIn } from '#lib/list/select.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { DueFilter } from './due-list.ts';
import type { MoveDueItems, PriceDueItems } from './due.operation.ts';

type Input = VariablesOf<typeof MoveDueItems>['input'];
type PriceInput = VariablesOf<typeof PriceDueItems>['input'];

/** What may become of what is due; nobody presses for one that was not chosen. */
const WAYS = ['RETURNED', 'DONATED', 'WITHDRAWN', 'LOST'] as const satisfies readonly ItemState[];
export type Way = (typeof WAYS)[number];
/** They stay, for less. */
const LOWER = 'PRICE';

export const DUE_FIELDS: readonly FormField<'to' | 'percent' | 'chosen'>[] = [
  {
    name: 'to',
    kind: 'select',
    label: m.due_become,
    options: () => [
      { value: '', words: m.item_move_pick() },
      ...WAYS.map((value) => ({ value, words: stateText(value) })),
      { value: LOWER, words: m.due_lower() },
    ],
    faults: { REQUIRED: m.due_become_choose },
    width: 'third',
  },
  {
    name: 'percent',
    label: m.settings_step_percent,
    faults: { REQUIRED: m.settings_step_percent_range },
    width: 'third',
    maxlength: 5,
    when: { name: 'lower', is: ({ to }) => to === LOWER },
  },
  {
    name: 'chosen',
    kind: 'hidden',
    label: m.column_item,
    faults: { REQUIRED: m.due_choose },
    isDrawnAlong: true,
  },
];

/** What is asked for in an address or a form; null where it is none of them. */
export function wayIn(asked: string | null | undefined): Way | null {
  return WAYS.find((way) => way === asked?.toUpperCase()) ?? null;
}

/** By how many percent, as it was typed; null where that is no whole one from 1 to 99. */
export function percentIn(typed: string | null | undefined): number | null {
  const read = readWholeNumber((typed ?? '').replace(/\s*%$/, ''));
  return read !== null && read >= 1 && read <= 99 ? read : null;
}

/** What is to become of them: a state, or a lower price. */
type Wish = { to: Way; percentOff: null } | { to: typeof LOWER; percentOff: number };

function wishIn(to: string | null | undefined, percentOff: number | null): Wish | null {
  const way = wayIn(to);
  if (way) return { to: way, percentOff: null };
  return to?.toUpperCase() === LOWER && percentOff !== null ? { to: LOWER, percentOff } : null;
}

/** What became of them, or is to, in words that stand behind a number of them. */
export const wishText = ({ to, percentOff }: { to: string; percentOff: number | null }): string =>
  percentOff === null ? stateText(wayIn(to) ?? 'RETURNED') : m.due_lowered({ percent: percent(percentOff) });

/** What became of so many by itself. */
export const nightText = ({ to, moved: count }: { to: string; moved: number }): string =>
  to === 'DONATED' ? m.due_night_charity({ count }) : m.due_night_store({ count });

/** What is to be done with them, in words of one's hand: what stands behind "3 items" in a question. */
export function deedText({ to, percentOff }: Wish): string {
  const deeds = {
    ...{ RETURNED: m.due_deed_returned, DONATED: m.due_deed_donated },
    ...{ WITHDRAWN: m.due_deed_withdrawn, LOST: m.due_deed_lost },
  };
  return to === LOWER ? m.due_deed_lower({ percent: percent(percentOff) }) : deeds[to]();
}

/** What stands in the question's address: what is to become of which, those that were unticked left out. */
export type Question = Wish & {
  /** All that there are, on other pages too. */
  isAll: boolean;
  without: string[];
};

/** The question that an address asks, or that was asked and not answered; null where there is none. */
export function questionIn(query: URLSearchParams, name: 'ask' | 'was' = 'ask'): Question | null {
  const wish = wishIn(query.get(name), percentIn(query.get('off')));
  const without = (query.get('without') ?? '').split(' ').filter(isId);
  return wish && { ...wish, isAll: query.has('all'), without };
}

/** The first form as it was sent: what becomes of which. */
export function readWish(form: FormData): { values: Values; question: Question | null; missing: string[] } {
  const chosen = chosenIn(form);
  const values: Values = { ...typedValues(DUE_FIELDS, form), chosen: chosen.join(' ') };
  const isAll = form.get('what') === 'all';
  const listed = String(form.get('listed') ?? '').split(' ');
  const without = isAll ? [] : listed.filter((id) => isId(id) && !chosen.includes(id));
  const wish = wishIn(values['to'], percentIn(values['percent']));
  const wrong = values['to'] === LOWER ? 'percent' : 'to';
  const missing = [...(wish ? [] : [wrong]), ...(isAll || chosen.length > 0 ? [] : ['chosen'])];
  return { values, question: wish && { ...wish, isAll, without }, missing };
}

/** The question as an address says it: asked, or left unanswered for a look at the list. */
export function askedAs(
  { to, percentOff, isAll, without }: Question,
  name: 'ask' | 'was' = 'ask',
): Record<string, string> {
  return {
    [name]: to.toLowerCase(),
    ...(percentOff !== null && { off: String(percentOff) }),
    ...(isAll && { all: 'yes' }),
    ...(without.length > 0 && { without: without.join(' ') }),
  };
}

const texts = (form: FormData): Values =>
  Object.fromEntries([...form].filter((each): each is [string, string] => typeof each[1] === 'string'));
const figureIn = (typed: string | undefined): number | null =>
  /^\d{1,15}$/.test(typed ?? '') ? Number(typed) : null;

/** The answer to the question as it was sent: what is moved, as it was looked at. */
export function readMove(form: FormData, filter: DueFilter): ReadForm<Input> {
  const itemIds = chosenIn(form);
  const values: Values = { ...texts(form), chosen: itemIds.join(' ') };
  const to = wayIn(values['to']);
  const count = figureIn(values['count']);
  const which = itemIds.length > 0 ? { itemIds } : { expectedCount: count };
  return {
    values,
    input: { to: to ?? 'RETURNED', ...which, filter, idempotencyKey: values['idempotencyKey'] || null },
    fields: [
      ...(to ? [] : [{ path: 'to', code: 'REQUIRED' }]),
      ...(itemIds.length > 0 || count !== null ? [] : [{ path: 'chosen', code: 'REQUIRED' }]),
    ],
  };
}

/** The name of the field that says what an item cost when it was looked at. */
export const priceField = (id: string): string => `price.${id}`;

/** The same of what is to cost less, with what it cost then. */
export function readLower(form: FormData, filter: DueFilter): ReadForm<PriceInput> {
  const ids = chosenIn(form);
  const values: Values = { ...texts(form), to: LOWER, chosen: ids.join(' ') };
  const percentOff = percentIn(values['percent']);
  const items = ids.map((id) => ({ id, priceMinor: figureIn(values[priceField(id)]) ?? 0 }));
  const [expectedCount, expectedMinor] = [figureIn(values['count']), figureIn(values['asked'])];
  const which = ids.length > 0 ? { items } : { expectedCount, expectedMinor };
  return {
    values,
    input: {
      ...{ percentOff: percentOff ?? 1, ...which, filter },
      idempotencyKey: values['idempotencyKey'] || null,
    },
    fields: [
      ...(percentOff === null ? [{ path: 'percent', code: 'REQUIRED' }] : []),
      ...(ids.length > 0 || expectedCount !== null ? [] : [{ path: 'chosen', code: 'REQUIRED' }]),
    ],
  };
}
