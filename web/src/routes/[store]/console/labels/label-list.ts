import type { FragmentOf, ResultOf } from '#lib/graph/graphql.ts';
import { isId } from '#lib/list/filters.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { LabelItem, Labels } from './labels.operation.ts';

/** An item of which a label may be printed. */
export type ListedLabel = FragmentOf<typeof LabelItem>;
export type Paper = ResultOf<typeof Labels>['labelPapers'][number];
type Counts = ResultOf<typeof Labels>['labelCounts'];

/** The chips above the list, and what each asks for; the first is what an address means that names none. */
export const LABEL_NEEDS = [
  { filter: '', word: m.label_new, need: 'NEW', count: (counts: Counts) => counts.new },
  { filter: 'stale', word: m.label_stale, need: 'STALE', count: (counts: Counts) => counts.stale },
  { filter: 'to-come', word: m.label_to_come, need: 'TO_COME', count: (counts: Counts) => counts.toCome },
] as const;

const { text, figure, moment } = columnsOf<ListedLabel>();
const id = (asked: string): string => (isId(asked) ? asked : '');

/** Items of which labels are printed: for a reason, of an intake, or one. */
export const LABELS = listOf({
  size: 50,
  filters: {
    need: (asked: string) => (LABEL_NEEDS.some(({ filter }) => filter === asked) ? asked : ''),
    paper: (asked: string) => (/^[A-Z_0-9]{1,20}$/.test(asked) ? asked : ''),
    intake: id,
    item: id,
  },
  columns: [
    text('description', m.column_item, 16, { shown: 'always', phone: 'title', isHeading: true }),
    text('consignor', m.intakes_consignor, 12, {
      ...{ shown: 'always', phone: 'sub' },
      cell: ({ customer }) => customer.displayName || String(customer.number),
    }),
    figure('onLabel', m.labels_on_label, 6, {
      ...{ shown: 'always', phone: 'line' },
      cell: ({ labelPrice }) => labelPrice,
    }),
    figure('now', m.labels_now, 6, { shown: 'always', phone: 'side', cell: ({ price }) => price }),
    figure('times', m.labels_times, 5, { shown: 'always', phone: 'line', cell: 'labelsPrinted' }),
    moment('last', m.labels_last, 9, { shown: 'always', phone: 'line', cell: 'labelledAt' }),
  ],
});

/** What is here, or is to be: only that has a label. */
export const LABELLED_STATES: ReadonlySet<string> = new Set(['SUBMITTED', 'RECEIVED', 'ON_SALE']);
