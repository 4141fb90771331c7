import { HIGHEST_AMOUNT_MINOR } from '#lib/amount.ts';
import { money } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';

/** What an amount may be; the store takes none that is higher than its highest. */
interface Bounds {
  leastMinor: number;
  mostMinor?: number | undefined;
}

/** What is said of an amount that is too high, too low or nothing: from what to what it may be. */
export function amountFaults(currency: string, { leastMinor, mostMinor = HIGHEST_AMOUNT_MINOR }: Bounds) {
  const said = (): string =>
    m.field_between({
      least: money({ amountMinor: leastMinor, currency }),
      most: money({ amountMinor: mostMinor, currency }),
    });
  return { OUT_OF_RANGE: said, NOTHING: said };
}
