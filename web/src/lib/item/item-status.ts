import type { StatusLook } from '#lib/components/status.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Item } from '#lib/graph/shared.operation.ts';
import type { Cell } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';

export type ItemState = ResultOf<typeof Item>['state'];

/** The states of a consignor's article; DUE is not one of them, it is computed [R-CO2]. */
const LOOK: Record<ItemState | 'DUE', Omit<StatusLook, 'word'> & { word: () => string }> = {
  DRAFT: { word: m.state_draft, shape: 'ring' },
  SUBMITTED: { word: m.state_submitted, shape: 'half' },
  RECEIVED: { word: m.state_received, shape: 'half' },
  REJECTED: { word: m.state_rejected, shape: 'cross', tone: 'bad' },
  ON_SALE: { word: m.state_on_sale, shape: 'dot', tone: 'accent' },
  SOLD: { word: m.state_sold, shape: 'tick', tone: 'good' },
  RETURNED: { word: m.state_returned, shape: 'square' },
  DONATED: { word: m.state_donated, shape: 'square' },
  WITHDRAWN: { word: m.state_withdrawn, shape: 'bar' },
  LOST: { word: m.state_lost, shape: 'cross' },
  DUE: { word: m.state_due, shape: 'tri', tone: 'warn' },
};

/** What a state is called. */
export const stateText = (state: ItemState): string => LOOK[state].word();

/** Whether this is the name of a state. */
export const isItemState = (name: string): name is ItemState => name !== 'DUE' && Object.hasOwn(LOOK, name);

/** The state of an article as lists show it. */
export function itemStatus({ state, isDue }: { state: ItemState; isDue: boolean }): Cell {
  const { word, ...status } = LOOK[isDue && state === 'ON_SALE' ? 'DUE' : state];
  return { text: word(), status };
}
