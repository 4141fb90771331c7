import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import { statementState, type ListedStatement } from '#lib/payout/statement.ts';

const { text, figure } = columnsOf<ListedStatement>();
const shown = 'always' as const;

/** The statements of a run, by their numbers. */
export const RUN_STATEMENTS = listOf({
  size: 50,
  filters: {},
  columns: [
    text('statement', m.statement, 9, {
      ...{ shown, phone: 'title', isHeading: true },
      cell: ({ id, number }) => ({
        text: m.statement_title({ number: String(number) }),
        look: 'plain label-weight',
        to: `/statements/${id}`,
      }),
    }),
    text('consignor', m.intakes_consignor, 16, {
      ...{ shown, phone: 'sub' },
      cell: ({ name, customer }) => ({ text: name, to: `/customers/${customer.id}/balance` }),
    }),
    text('state', m.col_state, 16, { shown, phone: 'line', cell: statementState }),
    figure('total', m.payout_total, 8, { shown, phone: 'side', look: 'strong', cell: 'total' }),
  ],
});
