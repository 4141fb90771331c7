import { todayIn, type Clock, type LocalDate } from '../../kernel/clock/clock';
import { Charity } from '../consignor/consignor';
import { DueGoesTo, firstInGrace, goesTo, type AfterGrace } from '../item/deadline.rules';
import type { ItemState } from '../item/item';
import type { Store } from '../store/store';
import type { DueLeftReason } from './due';
import type { DueFilter } from './due.input';

/** The day on which something is due, and what the store says of it. */
export interface DueDay {
  today: LocalDate;
  /** What is to be returned from this day on may still be collected. */
  firstInGrace: LocalDate;
  afterGrace: AfterGrace;
}

/** Today in a store. */
export function dueDayOf(store: Pick<Store, 'timeZone' | 'graceDays' | 'afterGrace'>, clock: Clock): DueDay {
  return dueDayOn(store, todayIn(store.timeZone, clock));
}

/** Another day than today. */
export function dueDayOn(
  { graceDays, afterGrace }: Pick<Store, 'graceDays' | 'afterGrace'>,
  today: LocalDate,
): DueDay {
  return { today, firstInGrace: firstInGrace(today, graceDays), afterGrace };
}

/** An item as far as it matters for whether it is due, and whose agreement it is. */
export interface Returnable {
  state: ItemState;
  returnOn: LocalDate | null;
  customerId: string;
  charity: Charity;
}

/** Where an item goes; null where it is not due. */
export function destinationOf(
  { state, returnOn, charity }: Pick<Returnable, 'state' | 'returnOn' | 'charity'>,
  day: DueDay,
): DueGoesTo | null {
  if (state !== 'ON_SALE' || returnOn === null || returnOn >= day.today) return null;
  return goesTo(charity, day.afterGrace, returnOn >= day.firstInGrace);
}

/** Why an item is not moved with what is due and passes the filter; null where it is. */
export function leftBecause(
  item: Returnable,
  { customerId, upTo, graceOver, goesTo: wanted }: DueFilter,
  day: DueDay,
): DueLeftReason | null {
  const { state, returnOn } = item;
  if (state === 'SOLD') return 'SOLD';
  if (state !== 'ON_SALE') return 'DECIDED';
  const destination = destinationOf(item, day);
  if (destination === null || returnOn === null) return 'NOT_DUE';
  const passes =
    (customerId == null || customerId.toLowerCase() === item.customerId) &&
    (upTo == null || returnOn <= upTo) &&
    (graceOver == null || graceOver === returnOn < day.firstInGrace) &&
    (wanted == null || wanted === destination);
  return passes ? null : 'ELSEWHERE';
}

/** The rule as a table, for a statement that asks of thousands: where goods go by what was agreed and whether they are in grace. */
export function destinations({
  afterGrace,
}: DueDay): { charity: Charity; isInGrace: boolean; to: DueGoesTo }[] {
  return Object.values(Charity).flatMap((charity) =>
    [true, false].map((isInGrace) => ({ charity, isInGrace, to: goesTo(charity, afterGrace, isInGrace) })),
  );
}

/** Every place where something may go, in the order in which they are shown. */
export const PLACES: readonly DueGoesTo[] = Object.values(DueGoesTo);
