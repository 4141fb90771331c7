import { todayIn, type Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import { assertNone, assertVersion } from '../../kernel/refusal/refusal';
import { getStore } from '../store/store.rows';
import { frontOf } from '../storefront/storefront';
import { type OpeningHours, openingRows } from './opening-hours';
import type { UpdateOpeningHoursInput } from './opening-hours.input';
import { dayFaults, exceptionFaults, openDays, upcoming } from './opening-hours.rules';

/** When the shop is open [U11]. */
export class OpeningHoursService {
  constructor(private readonly clock: Clock) {}

  /** The hours of the store of the address, without what has passed in its time zone. */
  async find(call: Call): Promise<OpeningHours> {
    const { hours, store } = await frontOf(call);
    return { ...hours, exceptions: upcoming(hours.exceptions, todayIn(store.timeZone, this.clock)) };
  }

  /** Changes what is given, or only judges it; what has passed meanwhile goes. */
  async update(
    call: Call,
    { version, checkOnly, days, exceptions, note }: UpdateOpeningHoursInput,
  ): Promise<OpeningHours> {
    assertNone([...dayFaults(days ?? []), ...exceptionFaults(exceptions ?? [])]);
    if (checkOnly) return this.find(call);
    return call.write(async (tx) => {
      const { timeZone, id } = await getStore(tx);
      await tx.sql('INSERT INTO identity.opening_hours DEFAULT VALUES ON CONFLICT DO NOTHING');
      const was = await openingRows.lock(tx, id);
      if (was === null) throw new Error('There is no such store');
      assertVersion(version, was.version);
      const changes = {
        ...(days != null && { days: openDays(days) }),
        ...(note !== undefined && openingRows.cleaned({ note })),
        exceptions: upcoming(exceptions ?? was.exceptions, todayIn(timeZone, this.clock)),
        version: was.version + 1,
      };
      await openingRows.update(tx, id, changes);
      return { ...was, ...changes };
    });
  }
}
