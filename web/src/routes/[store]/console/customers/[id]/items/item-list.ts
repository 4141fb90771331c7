import { money, percent } from '#lib/format.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { ITEM_FILTERS, readState } from '#lib/item/item-filter.ts';
import { returnCell } from '#lib/item/due.ts';
import { itemStatus } from '#lib/item/item-status.ts';
import { nextText, shortPriceCell } from '#lib/item/price.ts';
import { day as dayFilter } from '#lib/list/filters.ts';
import { type AsksOf, columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CustomerItems } from './items.operation.ts';

type Consignor = NonNullable<NonNullable<ResultOf<typeof CustomerItems>['customer']>['consignor']>;
/** An item as the list of a customer's goods asks for it. */
type ListedItem = Consignor['items']['nodes'][number];

const { text, figure, day } = columnsOf<ListedItem, never, AsksOf<VariablesOf<typeof CustomerItems>>>();
const line = { shown: 'standard', phone: 'line' } as const;
const sold = { ...line, asks: ['withSale'] } as const;

/** A customer's goods, newest first. */
export const ITEMS = listOf({
  name: 'items',
  size: 50,
  filters: { state: readState(ITEM_FILTERS), until: dayFilter },
  columns: [
    figure('number', m.col_number, 5, {
      shown: 'always',
      phone: 'sub',
      cell: (item) => String(item.number),
    }),
    text('description', m.col_description, 12, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ({ id, description, category, size, brand }) => ({
        text: description || m.item_undescribed(),
        look: 'plain label-weight',
        to: `/${id}`,
        detail: [category, size, brand].filter(Boolean).join(' · '),
      }),
    }),
    text('state', m.col_state, 7, { shown: 'standard', phone: 'sub', cell: itemStatus }),
    figure('price', m.col_price, 6, { shown: 'standard', phone: 'side', cell: shortPriceCell }),
    text('next', m.price_next, 8, { cell: (item) => nextText(item, 'short') }),
    day('received', m.col_received, 6, { ...line, cell: 'receivedOn' }),
    day('return', m.col_return_on, 6, {
      ...line,
      cell: returnCell,
    }),
    day('sold-on', m.col_sold_on, 6, { ...sold, cell: ({ sale }) => sale?.soldOn }),
    figure('sold-for', m.col_sold_for, 6, { ...sold, cell: ({ sale }) => sale?.soldFor }),
    figure('share', m.col_share, 6, {
      ...sold,
      cell: ({ sale, sharePercent }) =>
        sale
          ? { text: money(sale.share) }
          : sharePercent !== null
            ? { text: percent(sharePercent), look: 'faint' }
            : null,
    }),
    figure('in-stock', m.col_in_stock, 5, {
      asks: ['withUnit'],
      cell: ({ sellableUnit }) => sellableUnit?.stock,
    }),
  ],
});
