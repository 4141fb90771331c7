import { money } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { wishText } from '#lib/item/request.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ItemRequests } from './requests.operation.ts';

/** A request as the list asks for it; it is told apart by its item. */
export type ListedRequest = ResultOf<typeof ItemRequests>['itemRequests']['nodes'][number] & { id: string };

const { text, figure, moment } = columnsOf<ListedRequest>();

/** What consignors ask for their items; whoever has waited longest comes first. */
export const REQUESTS = listOf({
  size: 50,
  filters: {},
  columns: [
    text('item', m.column_item, 16, { shown: 'always', phone: 'title', isHeading: true }),
    text('consignor', m.intakes_consignor, 12, {
      shown: 'always',
      phone: 'sub',
      cell: ({ item }) => ({ text: item.customer.displayName || String(item.customer.number) }),
    }),
    text('wish', m.request_wish, 10, { shown: 'always', phone: 'line', cell: wishText }),
    text('note', m.request_note, 16, { shown: 'always', phone: 'line' }),
    figure('price', m.item_asking_price, 7, {
      shown: 'always',
      phone: 'side',
      cell: ({ item }) => item.price && money(item.price),
    }),
    moment('asked', m.request_since, 10, { shown: 'always', phone: 'line', cell: 'askedAt' }),
  ],
});
