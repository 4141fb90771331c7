import { percent } from '#lib/format.ts';
import { readState, STOCK_FILTERS } from '#lib/item/item-filter.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Reduced } from '#lib/graph/shared.operation.ts';
import { returnCell } from '#lib/item/due.ts';
import { type OwnItem, ownItem, ownState } from '#lib/item/own-item.ts';
import { nextText, priceCell } from '#lib/item/price.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';

const { text, figure, day } = columnsOf<OwnItem & ResultOf<typeof Reduced>>();
/** A return date means something only while the item is, or will be, in the shop, or went back. */
const KEPT = new Set(['SUBMITTED', 'RECEIVED', 'ON_SALE', 'RETURNED']);

/** A consignor's own goods as My page shows them, newest first. */
export const STOCK = listOf({
  size: 25,
  filters: { state: readState(STOCK_FILTERS) },
  columns: [
    text('description', m.column_item, 12, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ownItem,
    }),
    text('state', m.column_state, 10, { shown: 'always', phone: 'sub', cell: ownState }),
    day('return', m.column_return_date, 7, {
      shown: 'always',
      phone: 'line',
      cell: (item) => (KEPT.has(item.state) ? returnCell(item) : null),
    }),
    figure('price', m.column_price, 7, { shown: 'always', phone: 'side', cell: priceCell }),
    text('next', m.price_next, 8, {
      shown: 'always',
      phone: 'line',
      cell: (item) => nextText(item, 'short'),
    }),
    // Frozen when it was received: what is agreed for new ones since may be another one [R-CO5].
    figure('share', m.column_your_share, 5, {
      shown: 'always',
      phone: 'line',
      cell: ({ sharePercent }) =>
        sharePercent === null ? null : { text: percent(sharePercent), look: 'muted' },
    }),
  ],
});
