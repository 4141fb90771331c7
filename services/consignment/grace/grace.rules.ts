import { addDays, type LocalDate } from '../../kernel/clock/clock';
import type { DueGoesTo } from '../item/deadline.rules';
import type { ItemState } from '../item/item';
import type { Store } from '../store/store';

/** What becomes by itself of what goes there; what goes back to its consignor waits for somebody. */
export const BY_ITSELF: readonly { goesTo: DueGoesTo; to: ItemState }[] = [
  { goesTo: 'CHARITY', to: 'DONATED' },
  { goesTo: 'STORE', to: 'WITHDRAWN' },
];

/** Whether a store has it done by itself: where nothing is agreed for afterwards, nothing is done. */
export function isDoneByItself({
  afterGrace,
  afterGraceByItself,
}: Pick<Store, 'afterGrace' | 'afterGraceByItself'>): boolean {
  return afterGraceByItself && afterGrace !== 'STORE_DECIDES';
}

/** The day whose night is the next one: switched on by day, nothing moves before the coming night. */
export function nextNightOf(
  store: Pick<Store, 'afterGrace' | 'afterGraceByItself' | 'graceEndedOn'>,
  today: LocalDate,
): LocalDate {
  const isToCome = isDoneByItself(store) && (store.graceEndedOn === null || store.graceEndedOn < today);
  return isToCome ? today : addDays(today, 1);
}

/** So many days staff are told of what was done in a night. */
export const TOLD_FOR_DAYS = 7;
