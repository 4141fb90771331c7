import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Allowance } from './entry.operation.ts';

/** What a consignor may still enter, as the pages of the intake show it. */
export type AllowanceView = ResultOf<typeof Allowance>;

/** Why nothing can be entered now; null where something can. */
export function standsStill({
  allowanceFrozen,
  itemAllowanceRemaining,
}: AllowanceView): 'FROZEN' | 'USED_UP' | null {
  if (allowanceFrozen) return 'FROZEN';
  return itemAllowanceRemaining > 0 ? null : 'USED_UP';
}
