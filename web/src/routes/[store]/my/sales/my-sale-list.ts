import { date } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { SoldItem } from '#lib/graph/shared.operation.ts';
import { SALE_FILTERS } from '#lib/item/sale-filters.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';

const { text, figure } = columnsOf<ResultOf<typeof SoldItem>>();

/** What was sold for a consignor as My page shows it, newest sale first. */
export const MY_SALES = listOf({
  size: 25,
  filters: SALE_FILTERS,
  columns: [
    text('description', m.column_item, 12, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ({ description, number, sale }) => ({
        text: description,
        look: 'label-weight',
        detail: [sale && date(sale.soldOn), String(number)].filter(Boolean).join(' · '),
      }),
    }),
    figure('sold-for', m.column_sold_for, 6, {
      shown: 'always',
      phone: 'line',
      cell: ({ sale }) => sale?.soldFor,
      look: 'muted',
    }),
    figure('share', m.column_share, 6, {
      shown: 'always',
      phone: 'side',
      cell: ({ sale }) => sale?.share,
      look: 'strong',
    }),
  ],
});
