import { addDays, todayIn, type Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import { dueDayOn } from '../due/due.rules';
import { listMovesByItself } from '../due/due.write';
import type { AfterGrace } from '../item/deadline.rules';
import { findStore } from '../store/store';
import type { GraceEnding } from './grace';
import { countPastGrace } from './grace.list';
import { isDoneByItself, nextNightOf, TOLD_FOR_DAYS } from './grace.rules';

/** What is done by itself with goods that nobody collected in time [S23]. */
export class GraceService {
  constructor(private readonly clock: Clock) {}

  /** What was done, and what would be next; null in a store that has no consignment. */
  async find(call: Call, afterGrace: AfterGrace | null): Promise<GraceEnding | null> {
    return call.read(async (tx) => {
      const store = await findStore(tx);
      if (!store?.isOpen) return null;
      const today = todayIn(store.timeZone, this.clock);
      const nextOn = nextNightOf(store, today);
      const day = dueDayOn({ ...store, afterGrace: afterGrace ?? store.afterGrace }, nextOn);
      return {
        ...{ isOn: isDoneByItself(store), nextOn, ...(await countPastGrace(tx, day)) },
        last: await listMovesByItself(tx, addDays(today, -TOLD_FOR_DAYS)),
      };
    });
  }
}
