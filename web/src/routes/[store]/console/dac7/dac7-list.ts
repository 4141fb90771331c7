import { number } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { columnsOf, listOf, type ReadFilter } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Dac7Years } from './dac7.operation.ts';

type Node = NonNullable<ResultOf<typeof Dac7Years>['dac7Years']>['nodes'][number];
type Row = Node & { id: string };

const shown = 'always' as const;
const year: ReadFilter = (asked) => (/^\d{4}$/.test(asked) ? asked : '');
const { text, figure } = columnsOf<Row>();

/** Of whom the tax office is told, by their numbers. */
export const DAC7 = listOf({
  size: 50,
  filters: { year },
  columns: [
    text('consignor', m.intakes_consignor, 16, {
      ...{ shown, phone: 'title', isHeading: true },
      cell: ({ customer }) => ({
        text: customer.displayName || String(customer.number),
        look: 'plain label-weight',
        to: `/${customer.id}`,
        detail: String(customer.number),
      }),
    }),
    text('missing', m.dac7_missing, 16, {
      ...{ shown, phone: 'line' },
      cell: ({ isAsked }) =>
        isAsked
          ? { text: m.dac7_no_person(), status: { shape: 'tri', tone: 'warn' } }
          : { text: m.dac7_complete(), status: { shape: 'tick', tone: 'good' } },
    }),
    figure('count', m.sales_count, 6, {
      ...{ shown, phone: 'line' },
      cell: ({ total }) => number(total.count),
    }),
    figure('sold-for', m.column_sold_for, 8, {
      ...{ shown, phone: 'side', look: 'strong' },
      cell: ({ total }) => total.soldFor,
    }),
    figure('share', m.split_consignor, 8, { shown, phone: 'line', cell: ({ total }) => total.share }),
    figure('kept', m.dac7_kept, 8, { shown, phone: 'line', cell: ({ total }) => total.kept }),
  ],
});

/** Years as rows of a list. */
export const listed = (nodes: Node[]): Row[] => nodes.map((node) => ({ ...node, id: node.customer.id }));
