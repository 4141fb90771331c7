import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import { PAYOUT_METHODS } from '#lib/payout/method-words.ts';
import { statementState, type ListedStatement } from '#lib/payout/statement.ts';

const { text, figure, day } = columnsOf<ListedStatement>();
const shown = 'always' as const;

/** What a consignor was paid, newest first. */
export const MY_STATEMENTS = listOf({
  size: 25,
  filters: {},
  columns: [
    text('statement', m.statement, 9, {
      ...{ shown, phone: 'title', isHeading: true },
      cell: ({ id, number }) => ({
        text: m.statement_title({ number: String(number) }),
        look: 'plain label-weight',
        to: `/${id}`,
      }),
    }),
    day('made', m.statement_date, 8, { shown, phone: 'sub', cell: 'madeAt' }),
    text('method', m.payout_how, 8, {
      ...{ shown, phone: 'line' },
      cell: ({ method }) => PAYOUT_METHODS[method](),
    }),
    text('state', m.col_state, 12, { shown, phone: 'line', cell: statementState }),
    figure('total', m.payout_total, 7, { shown, phone: 'side', look: 'strong', cell: 'total' }),
  ],
});
