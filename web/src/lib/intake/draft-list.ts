import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Item, Pictured } from '#lib/graph/shared.operation.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';

const { text, figure } = columnsOf<ResultOf<typeof Item> & Partial<ResultOf<typeof Pictured>>>();

/** What a consignor has entered and not handed over, in the order of the numbers. */
export const DRAFTS = listOf({
  size: 50,
  filters: {},
  columns: [
    text('description', m.column_item, 12, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: (item) => ({
        text: item.description || m.item_undescribed(),
        look: 'plain label-weight',
        ...(item.photo !== undefined && { picture: item.photo?.smallUrl ?? null }),
        to: `/${item.number}`,
        detail: [String(item.number), item.category, item.size].filter(Boolean).join(' · '),
      }),
    }),
    figure('price', m.column_price, 6, { shown: 'always', phone: 'side', cell: 'price' }),
  ],
});
