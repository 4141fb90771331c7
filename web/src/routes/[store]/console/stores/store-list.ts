import type { StatusLook } from '#lib/components/status.ts';
import { countryName } from '#lib/countries.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { words } from '#lib/list/filters.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { StoreRow } from './stores.operation.ts';

/** A store as an operator sees it. */
export type ListedStore = ResultOf<typeof StoreRow>;

/** How far a store is, in a word and a shape. */
export function stateOf({ owners, isSetUp, invitedEmail }: ListedStore): StatusLook {
  if (owners === 0)
    return { word: invitedEmail === null ? m.stores_nobody() : m.stores_invited(), shape: 'ring' };
  if (!isSetUp) return { word: m.stores_begun(), shape: 'half', tone: 'accent' };
  return { word: m.stores_set_up(), shape: 'tick', tone: 'good' };
}

const { text, moment } = columnsOf<ListedStore>();

/** The stores of the installation, by id. */
export const STORES = listOf({
  size: 50,
  filters: { search: words },
  columns: [
    text('name', m.col_name, 16, {
      ...{ shown: 'always', phone: 'title', isHeading: true },
      cell: ({ id, name }) => ({ text: name, to: `/${id}`, look: 'plain label-weight' }),
    }),
    text('id', m.stores_id, 6, { shown: 'always', phone: 'side', cell: 'id' }),
    text('country', m.country, 9, {
      ...{ shown: 'always', phone: 'sub' },
      cell: ({ country }) => countryName(country),
    }),
    text('state', m.stores_state, 12, {
      ...{ shown: 'always', phone: 'line' },
      cell: (store) => {
        const { word, ...status } = stateOf(store);
        return { text: word, status, detail: store.invitedEmail };
      },
    }),
    text('portal', m.stores_portal, 7, {
      ...{ shown: 'always', phone: 'line' },
      cell: ({ portalOn }) => (portalOn ? m.stores_portal_open() : m.stores_portal_closed()),
    }),
    moment('made', m.stores_made, 10, { shown: 'always', phone: 'line', cell: 'createdAt' }),
  ],
});
