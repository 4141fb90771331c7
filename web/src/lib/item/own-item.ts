import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Item, Pictured } from '#lib/graph/shared.operation.ts';
import type { Cell } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import { collectText } from './due.ts';
import { itemStatus } from './item-status.ts';
import type { RequestNews } from './request.operation.ts';
import { newsText } from './request.ts';

/** An item as such a list has it; some lists ask for its photo, and what became of a request for it, too. */
export type OwnItem = ResultOf<typeof Item> &
  Partial<ResultOf<typeof Pictured>> &
  Partial<ResultOf<typeof RequestNews>>;

/** How a consignor's list names an item of theirs: it leads to the item's page below the list. */
export function ownItem({ number, description, category, size, photo }: OwnItem): Cell {
  return {
    text: description || m.item_undescribed(),
    look: 'plain label-weight',
    ...(photo !== undefined && { picture: photo?.smallUrl ?? null }),
    to: `/${number}`,
    detail: [String(number), category, size].filter(Boolean).join(' · '),
  };
}

/**
 * Its state, and below it what its consignor has to know besides: until when to collect what was not taken, how far a
 * request for it is. Nothing can be asked for what was not taken.
 */
export function ownState(item: Pick<OwnItem, 'state' | 'isDue' | 'collectBy' | 'request'>): Cell {
  const collect = item.state === 'REJECTED' && collectText(item.collectBy);
  const news = item.request ? newsText(item.request, new Date()) : null;
  return { ...itemStatus(item), detail: collect || news };
}
