import { money } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { SALE_FILTERS } from '#lib/item/sale-filters.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import { saleStatus } from './sale-status.ts';
import type { Sales } from './sales.operation.ts';

export type ListedSale = ResultOf<typeof Sales>['orders']['nodes'][number];

const { text, figure, day, moment } = columnsOf<ListedSale>();

/** What was sold, newest first. */
export const SALES = listOf({
  size: 50,
  filters: SALE_FILTERS,
  columns: [
    text('number', m.sale_number, 6, {
      ...{ shown: 'always', phone: 'title', isHeading: true },
      cell: ({ number }) => ({ text: String(number), to: `/${number}`, look: 'plain label-weight num' }),
    }),
    day('day', m.sell_day, 7, { shown: 'always', phone: 'sub', cell: 'placedOn' }),
    moment('recorded', m.sale_recorded, 10, { shown: 'always', phone: 'line', cell: 'placedAt' }),
    text('buyer', m.sell_buyer, 12, {
      ...{ shown: 'always', phone: 'line' },
      cell: ({ customer }) => customer && (customer.displayName || String(customer.number)),
    }),
    figure('lines', m.sale_lines, 5, {
      ...{ shown: 'always', phone: 'line' },
      cell: ({ lines }) => lines.length,
    }),
    figure('total', m.sell_total, 8, {
      ...{ shown: 'always', phone: 'side', look: 'strong' },
      cell: ({ total, reversed }) => ({
        text: money({ ...total, amountMinor: total.amountMinor - reversed.amountMinor }),
        detail: reversed.amountMinor > 0 ? m.sale_before({ amount: money(total) }) : null,
      }),
    }),
    text('state', m.col_state, 10, { shown: 'always', phone: 'line', cell: saleStatus }),
  ],
});
