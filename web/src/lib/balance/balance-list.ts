import type { ResultOf } from '#lib/graph/graphql.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { BalanceLine } from './balance-line.operation.ts';
import { lineDetail, lineName } from './line-words.ts';

export type ListedLine = ResultOf<typeof BalanceLine>;

const { text, figure, day, moment } = columnsOf<ListedLine>();

/** What a balance is made of, newest first; a line leads to the item that it is about, and to the statement that paid it. */
export const BALANCE_LINES = listOf({
  size: 50,
  filters: {},
  columns: [
    text('what', m.balance_what, 16, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: (line) => ({
        text: lineName(line),
        look: 'plain label-weight',
        detail: lineDetail(line),
        ...(line.item && { to: `/${line.item.number}` }),
      }),
    }),
    moment('made', m.balance_made, 9, { shown: 'always', phone: 'line', cell: 'madeAt' }),
    figure('amount', m.balance_amount, 6, { shown: 'always', phone: 'side', look: 'strong', cell: 'amount' }),
    day('payable', m.balance_payable, 7, { shown: 'standard', cell: 'payableOn' }),
    text('paid', m.balance_paid, 9, {
      shown: 'always',
      phone: 'line',
      cell: ({ paidOut, statement }) =>
        statement
          ? { text: m.balance_paid_by(statement), to: `/statements/${statement.id}` }
          : paidOut
            ? m.balance_paid_out()
            : m.balance_open(),
    }),
  ],
});
