import { addDays, type LocalDate } from '../../kernel/clock/clock';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import type { Charity } from '../consignor/consignor';

/** What becomes of unsold goods that nobody collected in time [S23 R-CO4]. */
export const AfterGrace = codesOf(
  'AfterGrace',
  'What becomes of goods that are not sold and that nobody collected by the last day for it. Nothing of it happens by itself.',
  {
    STORE_DECIDES: 'Nothing is agreed: the store decides.',
    BECOMES_STORES: 'They become the store’s.',
    DONATED: 'They go to charity.',
  },
);
export type AfterGrace = CodeOf<typeof AfterGrace>;

/**
 * The last day on which a consignor may collect what was not sold: the return date and the store's days of grace
 * [R-CO3]. Whoever names a deadline, page, mail or calendar, has it from here.
 */
export function lastDayToCollect(returnOn: LocalDate, graceDays: number): LocalDate {
  return addDays(returnOn, graceDays);
}

/** What happens to it after that day: where it goes was agreed with the consignor, or else the store says it for all. */
export function afterwardsOf(charity: Charity, ofStore: AfterGrace): AfterGrace {
  return charity === 'YES' ? AfterGrace.DONATED : ofStore;
}
