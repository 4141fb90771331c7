import type { ResultOf } from '#lib/graph/graphql.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { BalanceLine } from './balance-line.operation.ts';

export type ListedLine = ResultOf<typeof BalanceLine>;

const KINDS: Record<ListedLine['kind'], () => string> = {
  SALE: m.balance_sale,
  SALE_UNDONE: m.balance_sale_undone,
  FEE: m.balance_fee,
  ADJUSTMENT: m.balance_adjustment,
};

const { text, figure, day, moment } = columnsOf<ListedLine>();

/** What a balance is made of, newest first; a line leads to the item that it is about. */
export const BALANCE_LINES = listOf({
  size: 50,
  filters: {},
  columns: [
    text('what', m.balance_what, 16, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ({ kind, item, reason }) => ({
        text: reason ?? (item?.description || KINDS[kind]()),
        look: 'plain label-weight',
        detail: [KINDS[kind](), item && String(item.number)].filter(Boolean).join(' · '),
        ...(item && { to: `/${item.number}` }),
      }),
    }),
    moment('made', m.balance_made, 9, { shown: 'always', phone: 'line', cell: 'madeAt' }),
    figure('amount', m.balance_amount, 6, { shown: 'always', phone: 'side', look: 'strong', cell: 'amount' }),
    day('payable', m.balance_payable, 7, { shown: 'standard', cell: 'payableOn' }),
    text('paid', m.balance_paid, 6, {
      shown: 'always',
      phone: 'line',
      cell: ({ paidOut }) => (paidOut ? m.balance_paid_out() : m.balance_open()),
    }),
  ],
});
