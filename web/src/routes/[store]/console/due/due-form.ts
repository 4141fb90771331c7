import { type FormField, typedValues, type Values } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { stateText, type ItemState } from '#lib/item/item-status.ts';
import { isId } from '#lib/list/filters.ts';
import { chosenIn } from '#lib/list/select.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { DueFilter } from './due-list.ts';
import type { MoveDueItems } from './due.operation.ts';

type Input = VariablesOf<typeof MoveDueItems>['input'];

/** What may become of what is due; nobody presses for one that was not chosen. */
const WAYS = ['RETURNED', 'DONATED', 'WITHDRAWN', 'LOST'] as const satisfies readonly ItemState[];
export type Way = (typeof WAYS)[number];

export const DUE_FIELDS: readonly FormField<'to' | 'chosen'>[] = [
  {
    name: 'to',
    kind: 'select',
    label: m.due_become,
    options: () => [
      { value: '', words: m.item_move_pick() },
      ...WAYS.map((value) => ({ value, words: stateText(value) })),
    ],
    faults: { REQUIRED: m.due_become_choose },
    width: 'third',
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

/** What stands in the question's address: what is to become of which, those that were unticked left out. */
export interface Question {
  to: Way;
  /** All that there are, on other pages too. */
  isAll: boolean;
  without: string[];
}

/** The question that an address asks; null where it asks none. */
export function questionIn(query: URLSearchParams): Question | null {
  const to = wayIn(query.get('ask'));
  const without = (query.get('without') ?? '').split(' ').filter(isId);
  return to && { to, isAll: query.has('all'), without };
}

/** The first form as it was sent: what becomes of which. */
export function readWish(form: FormData): { values: Values; question: Question | null; missing: string[] } {
  const chosen = chosenIn(form);
  const values: Values = { ...typedValues(DUE_FIELDS, form), chosen: chosen.join(' ') };
  const isAll = form.get('what') === 'all';
  const listed = String(form.get('listed') ?? '').split(' ');
  const without = isAll ? [] : listed.filter((id) => isId(id) && !chosen.includes(id));
  const to = wayIn(values['to']);
  const missing = [...(to ? [] : ['to']), ...(isAll || chosen.length > 0 ? [] : ['chosen'])];
  return { values, question: to && { to, isAll, without }, missing };
}

/** The question as an address says it. */
export function askedAs({ to, isAll, without }: Question): Record<string, string> {
  return {
    ask: to.toLowerCase(),
    ...(isAll && { all: 'yes' }),
    ...(without.length > 0 && { without: without.join(' ') }),
  };
}

/** The answer to the question as it was sent: what is moved, as it was looked at. */
export function readMove(form: FormData, filter: DueFilter): ReadForm<Input> {
  const texts = [...form].filter((each): each is [string, string] => typeof each[1] === 'string');
  const itemIds = chosenIn(form);
  const values: Values = { ...Object.fromEntries(texts), chosen: itemIds.join(' ') };
  const to = wayIn(values['to']);
  const count = /^\d{1,9}$/.test(values['count'] ?? '') ? Number(values['count']) : null;
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
