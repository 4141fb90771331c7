import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Item } from '#lib/graph/shared.operation.ts';
import type { Cell } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';

/** How a consignor's list names an item of theirs: it leads to the item's page below the list. */
export function ownItem({
  number,
  description,
  category,
  size,
}: Pick<ResultOf<typeof Item>, 'number' | 'description' | 'category' | 'size'>): Cell {
  return {
    text: description || m.item_undescribed(),
    look: 'plain label-weight',
    to: `/${number}`,
    detail: [String(number), category, size].filter(Boolean).join(' · '),
  };
}
