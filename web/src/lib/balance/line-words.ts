import type { ResultOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import type { BalanceLine } from './balance-line.operation.ts';

type Line = Pick<ResultOf<typeof BalanceLine>, 'kind' | 'reason' | 'item' | 'itemDescription' | 'takenBack'>;
interface In {
  locale?: Locale;
}

const KINDS: Record<Line['kind'], typeof m.balance_sale> = {
  SALE: m.balance_sale,
  SALE_UNDONE: m.balance_sale_undone,
  FEE: m.balance_fee,
  ADJUSTMENT: m.balance_adjustment,
  PAYOUT_REVERSED: m.balance_payout_reversed,
  CREDIT_SPENT: m.balance_credit_spent,
};

/** What a line of a balance is for, in a few words: why, of what, or else its kind. */
export const lineName = ({ kind, reason, itemDescription }: Line, language: In = {}): string =>
  reason ?? (itemDescription || KINDS[kind]({}, language));

/** What stands below its name: its kind, where that is not its name, its item, and the statement that was taken back. */
export function lineDetail(line: Line, language: In = {}): string {
  const { item, takenBack } = line;
  const kind = KINDS[line.kind]({}, language);
  return [
    ...(kind === lineName(line, language) ? [] : [kind]),
    ...(item ? [String(item.number)] : []),
    ...(takenBack ? [m.statement_title({ number: String(takenBack.number) }, language)] : []),
  ].join(' · ');
}
