import { date, money } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import { asLocalDate } from '../../../../my/sales/periods.ts';
import type { CustomerSales } from './sales.operation.ts';

type Consignor = NonNullable<NonNullable<ResultOf<typeof CustomerSales>['customer']>['consignor']>;
/** A sold item as the list of a customer's sales asks for it. */
export type ListedSale = Consignor['sales']['nodes'][number];

const day = (asked: string): string => asLocalDate(asked) ?? '';

/** What was sold for a customer, newest sale first. */
export const SALES = listOf<ListedSale>()({
  name: 'sales',
  size: 50,
  filters: { from: day, until: day },
  columns: [
    {
      key: 'sold-on',
      word: m.col_sold_on,
      width: 6,
      isNumeric: true,
      shown: 'always',
      cell: ({ sale }) => sale && date(sale.soldOn),
      look: 'muted',
      phone: 'sub',
    },
    {
      key: 'number',
      word: m.col_number,
      width: 5,
      isNumeric: true,
      shown: 'standard',
      cell: (item) => String(item.number),
      look: 'muted',
    },
    {
      key: 'description',
      word: m.col_description,
      width: 12,
      shown: 'always',
      cell: ({ description }) => description || m.item_undescribed(),
      phone: 'title',
    },
    {
      key: 'sold-for',
      word: m.col_sold_for,
      width: 6,
      isNumeric: true,
      shown: 'standard',
      cell: ({ sale }) => sale && money(sale.soldFor),
      phone: 'line',
    },
    {
      key: 'share',
      word: m.share_consignor,
      width: 6,
      isNumeric: true,
      shown: 'standard',
      cell: ({ sale }) => sale && money(sale.share),
      look: 'strong',
      phone: 'side',
    },
    {
      key: 'store-part',
      word: m.share_store,
      width: 6,
      isNumeric: true,
      shown: 'standard',
      cell: ({ sale }) => sale && money(sale.storePart),
      look: 'muted',
    },
  ],
});
