import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { placeText, type DueGoesTo, returnCell } from '#lib/item/due.ts';
import { columnsOf, listOf, type ReadFilter } from '#lib/list/list.ts';
import { day, id } from '#lib/list/filters.ts';
import * as m from '#lib/paraglide/messages.js';
import type { DueItems, DueReduced } from './due.operation.ts';

/** What goods would cost. */
export type Reduced = NonNullable<ResultOf<typeof DueReduced>['dueItems']>['reduced'];
export type Due = NonNullable<ResultOf<typeof DueItems>['dueItems']>;
type Item = Due['items']['nodes'][number];
/** An item of the list; the first of each consignor bears the name, so that the list reads as one of consignors. */
export type ListedDue = Item & { isFirst: boolean };
export type DueFilter = NonNullable<VariablesOf<typeof DueItems>['filter']>;

/** The places where something goes, as the address calls them. */
export const PLACES: readonly { called: string; goesTo: DueGoesTo }[] = [
  { called: 'consignor', goesTo: 'CONSIGNOR' },
  { called: 'charity', goesTo: 'CHARITY' },
  { called: 'store', goesTo: 'STORE' },
];

/** The place that the address calls so; null where it names none. */
export const placeNamed = (asked: string | null): DueGoesTo | null =>
  PLACES.find(({ called }) => called === asked)?.goesTo ?? null;

const place: ReadFilter = (asked) => (PLACES.some(({ called }) => called === asked) ? asked : '');
const over: ReadFilter = (asked) => (asked === 'over' ? asked : '');

const columns = columnsOf<ListedDue>();
const shown = 'always' as const;

/** What is due, consignor by consignor. */
export const DUE = listOf({
  size: 50,
  filters: { to: place, grace: over, until: day, of: id },
  columns: [
    columns.text('consignor', m.intakes_consignor, 12, { shown, phone: 'sub' }),
    columns.text('item', m.column_item, 16, { shown, phone: 'title', isHeading: true }),
    columns.text('place', m.due_which, 10, {
      shown,
      phone: 'line',
      cell: ({ goesTo }) => goesTo && placeText(goesTo),
    }),
    columns.day('return', m.col_return_on, 8, { shown, phone: 'line', cell: returnCell }),
    columns.figure('price', m.item_asking_price, 6, { shown, phone: 'side', cell: 'price' }),
  ],
});

/** The rows as they are listed: which of them begins another consignor's. */
export function listed(nodes: readonly Item[]): ListedDue[] {
  return nodes.map((node, at) => ({ ...node, isFirst: nodes[at - 1]?.customer.id !== node.customer.id }));
}

/** What the address narrows the list by, as the graph wants it. */
export function filterOf({
  to,
  grace,
  until,
  of,
}: Record<'to' | 'grace' | 'until' | 'of', string | null>): DueFilter {
  return {
    customerId: of || null,
    upTo: until || null,
    graceOver: grace ? true : null,
    goesTo: placeNamed(to),
  };
}
