import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { type AsksOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CustomerGroups } from './groups.operation.ts';

/** A customer group as the list asks for it. */
export type ListedGroup = ResultOf<typeof CustomerGroups>['customerGroups'][number];

/** The list of groups: all on one page, by name. */
export const GROUPS = listOf<ListedGroup, never, AsksOf<VariablesOf<typeof CustomerGroups>>>()({
  name: 'groups',
  filters: {},
  columns: [
    { key: 'name', word: m.col_name, width: 12, shown: 'always', phone: 'title' },
    {
      key: 'description',
      word: m.col_description,
      width: 16,
      shown: 'standard',
      cell: ({ description }) => description,
      look: 'muted',
    },
    {
      key: 'customers',
      word: m.area_customers,
      width: 6,
      isNumeric: true,
      shown: 'standard',
      asks: ['withCounts'],
      phone: 'line',
    },
  ],
});
