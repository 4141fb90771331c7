import { invalidInput } from '../../kernel/refusal/refusal';
import type { Period } from '../item/item.input';

/** The first and the last day of a period, each null where it is open; refuses one that ends before it begins. */
export function daysOf(period?: Period | null): [string | null, string | null] {
  const { from = null, until = null } = period ?? {};
  if (from !== null && until !== null && until < from) {
    throw invalidInput({ path: 'period.until', code: 'OUT_OF_RANGE', message: `Not before ${from}` });
  }
  return [from, until];
}
