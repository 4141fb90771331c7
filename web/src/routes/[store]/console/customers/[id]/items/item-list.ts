import { date, money, number } from '#lib/format.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { type AsksOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import { itemFilter } from './item-filter.ts';
import type { CustomerItems } from './items.operation.ts';

type Consignor = NonNullable<NonNullable<ResultOf<typeof CustomerItems>['customer']>['consignor']>;
/** An item as the list of a customer's goods asks for it. */
export type ListedItem = Consignor['items']['nodes'][number];

/** A customer's goods, newest first. */
export const ITEMS = listOf<ListedItem, never, AsksOf<VariablesOf<typeof CustomerItems>>>()({
  name: 'items',
  size: 50,
  filters: { state: (asked) => (itemFilter(asked) === 'all' ? '' : asked) },
  columns: [
    {
      key: 'number',
      word: m.col_number,
      width: 5,
      isNumeric: true,
      shown: 'always',
      cell: (item) => String(item.number),
      phone: 'sub',
    },
    { key: 'description', word: m.col_description, width: 12, shown: 'always', phone: 'title' },
    { key: 'state', word: m.col_state, width: 7, shown: 'standard', phone: 'sub' },
    {
      key: 'price',
      word: m.col_price,
      width: 5,
      isNumeric: true,
      shown: 'standard',
      cell: ({ price }) => price && money(price),
      phone: 'side',
    },
    {
      key: 'received',
      word: m.col_received,
      width: 6,
      isNumeric: true,
      shown: 'standard',
      cell: ({ receivedOn }) => receivedOn && date(receivedOn),
      look: 'muted',
      phone: 'line',
    },
    { key: 'return', word: m.col_return_on, width: 6, isNumeric: true, shown: 'standard', phone: 'line' },
    {
      key: 'sold-on',
      word: m.col_sold_on,
      width: 6,
      isNumeric: true,
      shown: 'standard',
      asks: ['withSale'],
      cell: ({ sale }) => sale && date(sale.soldOn),
      look: 'muted',
      phone: 'line',
    },
    {
      key: 'sold-for',
      word: m.col_sold_for,
      width: 6,
      isNumeric: true,
      shown: 'standard',
      asks: ['withSale'],
      cell: ({ sale }) => sale && money(sale.soldFor),
      phone: 'line',
    },
    {
      key: 'share',
      word: m.col_share,
      width: 6,
      isNumeric: true,
      shown: 'standard',
      asks: ['withSale'],
      phone: 'line',
    },
    {
      key: 'in-stock',
      word: m.col_in_stock,
      width: 5,
      isNumeric: true,
      asks: ['withUnit'],
      cell: ({ sellableUnit }) => sellableUnit && number(sellableUnit.stock),
    },
  ],
});
