import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { type AsksOf, columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CustomerGroups } from './groups.operation.ts';

/** A customer group as the list asks for it. */
export type ListedGroup = ResultOf<typeof CustomerGroups>['customerGroups'][number];

const { text, figure } = columnsOf<ListedGroup, never, AsksOf<VariablesOf<typeof CustomerGroups>>>();

/** The list of groups: all on one page, by name. */
export const GROUPS = listOf({
  name: 'groups',
  filters: {},
  columns: [
    text('name', m.col_name, 12, { shown: 'always', phone: 'title', isHeading: true }),
    text('description', m.col_description, 16, { shown: 'standard', cell: 'description', look: 'muted' }),
    figure('customers', m.area_customers, 6, { shown: 'standard', asks: ['withCounts'], phone: 'line' }),
  ],
});
