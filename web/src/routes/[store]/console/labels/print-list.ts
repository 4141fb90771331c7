import type { ResultOf } from '#lib/graph/graphql.ts';
import { number } from '#lib/format.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Paper } from './label-list.ts';
import type { Labels } from './labels.operation.ts';
import { paperText } from './paper-form.ts';

type Print = ResultOf<typeof Labels>['labelPrints'][number];
/** A print, with all that is known of the paper it is on; and whether its file is there for who looks. */
export type ListedPrint = Print & { on: Paper | undefined; isLink: boolean };

/** What became of it, in a word. */
function stateOf(state: Print['state']) {
  if (state === 'DONE')
    return { text: m.labels_state_ready(), status: { shape: 'tick', tone: 'good' } } as const;
  if (state === 'FAILED' || state === 'STOPPED')
    return { text: m.labels_state_failed(), status: { shape: 'cross', tone: 'bad' } } as const;
  return { text: m.labels_state_making(), status: { shape: 'half', tone: 'accent' } } as const;
}

const { text, figure } = columnsOf<ListedPrint>();

/** What was printed last, by whomever: each leads to its file, and to being printed again. */
export const PRINTS = listOf({
  filters: {},
  columns: [
    text('when', m.labels_printed_at, 9, {
      ...{ shown: 'always', phone: 'title', isHeading: true, isTime: 'moment' },
      cell: ({ id, startedAt, isLink }) => ({
        ...{ text: startedAt, look: 'label-weight' },
        ...(isLink && { to: id }),
      }),
    }),
    figure('labels', m.area_labels, 5, {
      ...{ shown: 'always', phone: 'side' },
      // The outlines of a sheet are none.
      cell: ({ count }) => (count === 0 ? null : number(count)),
    }),
    text('paper', m.labels_paper, 16, {
      ...{ shown: 'always', phone: 'line' },
      cell: ({ on, count }) => ({
        ...{ text: on ? paperText(on) : '', detail: count === 0 ? m.labels_outlines() : null },
      }),
    }),
    text('who', m.labels_printed_by, 10, { shown: 'always', phone: 'line', cell: 'startedBy' }),
    text('state', m.col_state, 8, {
      ...{ shown: 'always', phone: 'line' },
      cell: ({ state }) => stateOf(state),
    }),
  ],
});
