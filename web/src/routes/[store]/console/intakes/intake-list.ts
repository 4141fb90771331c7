import type { ResultOf } from '#lib/graph/graphql.ts';
import { intakeStatus, type IntakeState } from '#lib/intake/intake-status.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Intakes } from './intakes.operation.ts';

/** An intake as the list asks for it. */
export type ListedIntake = ResultOf<typeof Intakes>['intakes']['nodes'][number];

/** The chips above the list, and what each asks for; the first is what an address means that names none. */
export const INTAKE_FILTERS: readonly { filter: string; word: () => string; state: IntakeState | null }[] = [
  { filter: '', word: m.intake_submitted, state: 'SUBMITTED' },
  { filter: 'open', word: m.intake_open, state: 'OPEN' },
  { filter: 'received', word: m.state_received, state: 'RECEIVED' },
  { filter: 'all', word: m.intakes_all, state: null },
];

const { text, figure, moment } = columnsOf<ListedIntake>();

/** What consignors have brought, or are about to; whichever has waited longest for labels first. */
export const INTAKES = listOf({
  size: 50,
  filters: { state: (asked: string) => (INTAKE_FILTERS.some(({ filter }) => filter === asked) ? asked : '') },
  columns: [
    text('consignor', m.intakes_consignor, 16, { shown: 'always', phone: 'title', isHeading: true }),
    text('state', m.col_state, 8, {
      shown: 'always',
      phone: 'sub',
      cell: intakeStatus,
    }),
    figure('items', m.tab_items, 5, { shown: 'always', phone: 'side', cell: 'itemCount' }),
    moment('opened', m.intakes_opened, 9, { shown: 'always', phone: 'line', cell: 'openedAt' }),
    moment('submitted', m.intakes_submitted, 9, { shown: 'always', phone: 'line', cell: 'submittedAt' }),
  ],
});
