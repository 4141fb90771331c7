import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Allowance } from './entry.operation.ts';

/** What a consignor may still enter, as the pages of the intake show it. */
export type AllowanceView = ResultOf<typeof Allowance>;

/** Why nothing can be entered now. */
export type Standstill = 'NOT_PERMITTED' | 'FROZEN' | 'NONE_GIVEN' | 'USED_UP';

/**
 * Whether a consignor is asked to hand over what is in the open intake: not where it would be refused, and not what the
 * shop alone has entered since the last one.
 */
export function mayHandOver(why: Standstill | null): boolean {
  return why !== 'NOT_PERMITTED' && why !== 'FROZEN';
}

/** Why nothing can be entered now; null where something can. */
export function standsStill({
  mayCreateItems,
  allowanceFrozen,
  itemAllowance,
  itemAllowanceRemaining,
}: AllowanceView): Standstill | null {
  if (!mayCreateItems) return 'NOT_PERMITTED';
  if (allowanceFrozen) return 'FROZEN';
  if (itemAllowance === 0) return 'NONE_GIVEN';
  return itemAllowanceRemaining > 0 ? null : 'USED_UP';
}
