import type { ResultOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { StatementRow } from './statement.operation.ts';

export type PayoutMethod = ResultOf<typeof StatementRow>['method'];

/** How consignors are paid, in the words of every payment. */
export const PAYOUT_METHODS: Record<PayoutMethod, typeof m.paid_cash> = {
  TRANSFER: m.paid_transfer,
  CASH: m.paid_cash,
  STORE_CREDIT: m.paid_credit,
};

/** A way in words; none is "as agreed with each". */
export const howWords = (method: PayoutMethod | null): string =>
  method ? PAYOUT_METHODS[method]() : m.payout_agreed();

/** What an address and a form call "as agreed". */
const AGREED = 'agreed';

/** A way as addresses and forms call it. */
export const calledOf = (method: PayoutMethod | null): string => method?.toLowerCase() ?? AGREED;

/** What an address or a form says of the way; undefined where it says nothing. */
export const wayIn = (asked: string | null | undefined): PayoutMethod | null | undefined =>
  asked?.toLowerCase() === AGREED ? null : (methodIn(asked) ?? undefined);

/** The way that an address or a form says; null where it says none. */
export const methodIn = (asked: string | null | undefined): PayoutMethod | null =>
  (Object.keys(PAYOUT_METHODS) as PayoutMethod[]).find((method) => method === asked?.toUpperCase()) ?? null;
