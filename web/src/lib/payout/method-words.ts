import type { ResultOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { StatementRow } from './statement.operation.ts';

export type PayoutMethod = ResultOf<typeof StatementRow>['method'];

/** How consignors are paid, in the words of every payment. */
export const PAYOUT_METHODS: Record<PayoutMethod, typeof m.paid_cash> = {
  TRANSFER: m.paid_transfer,
  CASH: m.paid_cash,
};

/** The way that an address or a form says; null where it says none. */
export const methodIn = (asked: string | null | undefined): PayoutMethod | null =>
  (Object.keys(PAYOUT_METHODS) as PayoutMethod[]).find((method) => method === asked?.toUpperCase()) ?? null;
