import type { ResultOf } from '#lib/graph/graphql.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { StoreCreditLine } from './store-credit-line.operation.ts';

export type ListedLine = ResultOf<typeof StoreCreditLine>;

const KINDS: Record<ListedLine['kind'], () => string> = {
  GIVEN: m.credit_given,
  TAKEN: m.credit_taken,
  SPENT: m.credit_spent,
  REFUNDED: m.credit_refunded,
  PAYOUT: m.credit_payout,
  PAYOUT_REVERSED: m.credit_payout_reversed,
};

const { text, figure, moment } = columnsOf<ListedLine>();

/** What moved a customer's store credit, newest first. */
export const STORE_CREDIT_LINES = listOf({
  size: 50,
  filters: {},
  columns: [
    text('what', m.balance_what, 16, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ({ kind, reason }) => ({
        text: reason ?? KINDS[kind](),
        look: 'plain label-weight',
        detail: reason === null ? '' : KINDS[kind](),
      }),
    }),
    moment('made', m.balance_made, 9, { shown: 'always', phone: 'line', cell: 'madeAt' }),
    figure('amount', m.balance_amount, 6, { shown: 'always', phone: 'side', look: 'strong', cell: 'amount' }),
  ],
});
