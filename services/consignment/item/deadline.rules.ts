import { addDays, type LocalDate } from '../../kernel/clock/clock';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import type { Charity } from '../consignor/consignor';

/** What becomes of unsold goods that nobody collected in time [S23 R-CO4]. */
export const AfterGrace = codesOf(
  'AfterGrace',
  'What becomes of goods that are not sold and that nobody collected by the last day for it. Nothing of it happens by itself, unless the store has it so.',
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

/** Where goods go that are due [S23 R-CO4]. */
export const DueGoesTo = codesOf(
  'DueGoesTo',
  'Where goods go that are due. Nothing of it happens by itself, unless the store has it so.',
  {
    CONSIGNOR:
      'Back to their consignor: they may still be collected, or nothing else is agreed for afterwards.',
    CHARITY:
      'To charity: agreed with their consignor, or what the store says of goods that nobody collected.',
    STORE: 'They are the store’s: nobody collected them.',
  },
);
export type DueGoesTo = CodeOf<typeof DueGoesTo>;

const GOES_TO: Readonly<Record<AfterGrace, DueGoesTo>> = {
  STORE_DECIDES: 'CONSIGNOR',
  BECOMES_STORES: 'STORE',
  DONATED: 'CHARITY',
};

/**
 * Where goods go that are due. What was agreed with the consignor goes there from the day it is due; the rule of the store is for
 * what nobody collected in time, and until then it goes back.
 */
export function goesTo(charity: Charity, ofStore: AfterGrace, isInGrace: boolean): DueGoesTo {
  return isInGrace && charity !== 'YES' ? DueGoesTo.CONSIGNOR : GOES_TO[afterwardsOf(charity, ofStore)];
}

/** The earliest return date of goods that may still be collected today: of what is due, those from it on are in their days of grace. */
export function firstInGrace(today: LocalDate, graceDays: number): LocalDate {
  return addDays(today, -graceDays);
}
