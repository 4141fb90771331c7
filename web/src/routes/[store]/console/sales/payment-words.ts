import type { ResultOf } from '#lib/graph/graphql.ts';
import type { WholeSale } from './[number]/sale.operation.ts';
import * as m from '#lib/paraglide/messages.js';

export type PaymentMethod = NonNullable<
  ResultOf<typeof WholeSale>['orderByNumber']
>['payments'][number]['method'];

/** How something was paid, in words. */
export const METHOD_WORDS: Record<PaymentMethod, typeof m.paid_cash> = {
  CASH: m.paid_cash,
  CARD: m.paid_card,
  TRANSFER: m.paid_transfer,
  STORE_CREDIT: m.credit,
  REGISTER: m.paid_register,
};
