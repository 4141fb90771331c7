import type { VariablesOf } from '#lib/graph/graphql.ts';
import { listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Edge } from './one-history.ts';
import type { CustomerHistory } from './history.operation.ts';

type Part = VariablesOf<typeof CustomerHistory>['part'];

/** The parts of a history, by their name in the address; the first is what a reader comes for. */
export const PARTS: readonly { key: string; part: Part; word: () => string; empty: () => string }[] = [
  { key: '', part: 'PEOPLE', word: m.history_people, empty: m.history_none },
  { key: 'mail', part: 'MAIL', word: m.tab_mail, empty: m.history_none_mail },
  { key: 'system', part: 'SYSTEM', word: m.history_system, empty: m.history_none },
];

/** The part that an address names. */
export function partOf(name: string): (typeof PARTS)[number] {
  return PARTS.find(({ key }) => key === name) ?? (PARTS[0] as (typeof PARTS)[number]);
}

/** The history page by page: no table, but the same addresses and the same pager. */
export const HISTORY = listOf<Edge['node'], never, never, never, 'part'>({
  size: 50,
  filters: { part: (asked) => partOf(asked).key },
  columns: [],
});
