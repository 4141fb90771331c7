import { type OwnItem, ownItem } from '#lib/item/own-item.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';

const { text, figure } = columnsOf<OwnItem>();

/** What a consignor has entered and not handed over, in the order of the numbers. */
export const DRAFTS = listOf({
  size: 50,
  filters: {},
  columns: [
    text('description', m.column_item, 12, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ownItem,
    }),
    figure('price', m.column_price, 6, { shown: 'always', phone: 'side', cell: 'price' }),
  ],
});
