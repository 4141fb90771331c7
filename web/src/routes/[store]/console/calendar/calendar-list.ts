import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { placeText } from '#lib/item/due.ts';
import { columnsOf, listOf, type ReadFilter } from '#lib/list/list.ts';
import { day } from '#lib/list/filters.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CalendarNotes } from './calendar.operation.ts';
import { spanOf } from './calendar-days.ts';

export type Note = ResultOf<typeof CalendarNotes>['calendarNotes']['nodes'][number];
/** A note of the list; it is told apart by its day and its consignor. */
export type ListedNote = Note & { id: string };
type Filter = VariablesOf<typeof CalendarNotes>['filter'];

export const idOf = ({ returnOn, customer }: Note): string => `${returnOn}-${customer.id}`;

/** How the calendar is looked at, as the address calls it; the week is what it is without a word. */
export const VIEWS = [
  { called: 'day', word: m.calendar_day },
  { called: '', word: m.calendar_week },
  { called: 'list', word: m.calendar_list },
] as const;

/** Which notes a list has; those that are to be done are what it is without a word. */
export const CHOICES = [
  { called: '', word: m.calendar_open, wanted: { ticked: false, lacksAddress: null } },
  { called: 'ticked', word: m.calendar_ticked, wanted: { ticked: true, lacksAddress: null } },
  { called: 'address', word: m.calendar_without_address, wanted: { ticked: false, lacksAddress: true } },
] as const;

const oneOf =
  (known: readonly { called: string }[]): ReadFilter =>
  (asked) =>
    known.some(({ called }) => called === asked) ? asked : '';

const columns = columnsOf<ListedNote>();
const shown = 'always' as const;

/** The notes of some days. */
export const CALENDAR = listOf({
  size: 50,
  filters: { view: oneOf(VIEWS), day, from: day, until: day, show: oneOf(CHOICES) },
  columns: [
    columns.text('consignor', m.intakes_consignor, 16, { shown, phone: 'title', isHeading: true }),
    columns.day('return', m.col_return_on, 8, { shown, phone: 'sub', cell: 'returnOn' }),
    columns.figure('items', m.tab_items, 5, { shown, phone: 'line', cell: 'itemCount' }),
    columns.figure('price', m.item_asking_price, 7, { shown, phone: 'side', cell: 'asked' }),
    columns.text('flags', m.due_which, 12, { shown, phone: 'sub' }),
    columns.text('tick', m.calendar_done, 12, { shown, phone: 'sub' }),
  ],
});

/** Which notes a day, or a list, asks the graph for. */
export function wantedOf(
  filters: Record<'view' | 'day' | 'from' | 'until' | 'show', string | null>,
  today: string,
): Filter {
  if (filters.view === 'day') {
    const date = filters.day ?? today;
    return { from: date, upTo: date };
  }
  const choice = CHOICES.find(({ called }) => called === (filters.show ?? '')) ?? CHOICES[0];
  return { ...spanOf(filters.from ?? '', filters.until ?? '', today), ...choice.wanted };
}

/** What somebody should know of a note before they act on it. */
export const charityText = ({ charity }: Note): string | null =>
  charity === 'YES' ? placeText('CHARITY') : null;
