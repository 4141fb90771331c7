import type { ResultOf } from '#lib/graph/graphql.ts';
import { intakeStatus } from '#lib/intake/intake-status.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { MyIntakes } from './intakes.operation.ts';

type Consignor = NonNullable<NonNullable<ResultOf<typeof MyIntakes>['customer']>['consignor']>;
/** An intake as the list asks for it. */
export type MyListedIntake = Consignor['intakes']['nodes'][number];

const { text, figure, moment } = columnsOf<MyListedIntake>();

/** What a consignor has brought, the newest first. */
export const MY_INTAKES = listOf({
  size: 25,
  filters: {},
  columns: [
    text('opened', m.area_intake, 12, { shown: 'always', phone: 'title', isHeading: true }),
    text('state', m.column_state, 8, { shown: 'always', phone: 'sub', cell: intakeStatus }),
    figure('items', m.tab_items, 5, { shown: 'always', phone: 'side', cell: 'itemCount' }),
    moment('received', m.intakes_received, 9, { shown: 'always', phone: 'line', cell: 'receivedAt' }),
  ],
});
