import { addDays, type LocalDate } from '../../kernel/clock/clock';
import { Charity } from '../consignor/consignor';

/** So many days before the return date its consignor is reminded of it [R-CO3]. */
export const DAYS_BEFORE = 7;

/** The return dates that are reminded of on a day: those that come, also where the days before were missed. */
export function datesRemindedOn(today: LocalDate): { from: LocalDate; upTo: LocalDate } {
  return { from: today, upTo: addDays(today, DAYS_BEFORE) };
}

/** Whoever gives to charity has nothing to collect, and is not reminded of it [K24]; who was not asked is [R-CO4]. */
export const REMINDED: readonly Charity[] = Object.values(Charity).filter((charity) => charity !== 'YES');
