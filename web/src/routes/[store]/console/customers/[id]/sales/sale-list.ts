import type { ResultOf } from '#lib/graph/graphql.ts';
import { SALE_FILTERS } from '#lib/item/sale-filters.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CustomerSales } from './sales.operation.ts';

type Consignor = NonNullable<NonNullable<ResultOf<typeof CustomerSales>['customer']>['consignor']>;

const { text, figure, day } = columnsOf<Consignor['sales']['nodes'][number]>();

/** What was sold for a customer, newest sale first. */
export const SALES = listOf({
  name: 'sales',
  size: 50,
  filters: SALE_FILTERS,
  columns: [
    day('sold-on', m.col_sold_on, 6, { shown: 'always', phone: 'sub', cell: ({ sale }) => sale?.soldOn }),
    figure('number', m.col_number, 5, {
      shown: 'standard',
      cell: (item) => String(item.number),
      look: 'muted',
    }),
    text('description', m.col_description, 12, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ({ description }) => description || m.item_undescribed(),
    }),
    figure('sold-for', m.col_sold_for, 6, {
      shown: 'standard',
      phone: 'line',
      cell: ({ sale }) => sale?.soldFor,
    }),
    figure('share', m.share_consignor, 6, {
      shown: 'standard',
      phone: 'side',
      cell: ({ sale }) => sale?.share,
      look: 'strong',
    }),
    figure('store-part', m.share_store, 6, {
      shown: 'standard',
      cell: ({ sale }) => sale?.storePart,
      look: 'muted',
    }),
  ],
});
