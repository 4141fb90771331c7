import { addDays, type LocalDate } from '../../kernel/clock/clock';

/**
 * So many days a consumer may withdraw from what was bought at a distance; no store may make it fewer. They are counted from the
 * sale, as nobody tells of a delivery yet.
 */
const DAYS_ONLINE = 14;

/**
 * From which day on the share of a sale can be paid out [R-CO6]: the day after the last one on which its buyer may bring it back,
 * and at once where they may not.
 */
export function payableOn(
  { soldOn, isOnline }: { soldOn: LocalDate; isOnline: boolean },
  { returnWindowDays }: { returnWindowDays: number },
): LocalDate {
  const days = isOnline ? DAYS_ONLINE : returnWindowDays;
  return days === 0 ? soldOn : addDays(soldOn, days + 1);
}
