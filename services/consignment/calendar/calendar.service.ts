import { addDays, daysBetween, type Clock } from '../../kernel/clock/clock';
import type { PageArguments } from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';
import { storeOf } from '../store/store';
import type { CalendarDay, CalendarNote } from './calendar';
import type {
  CalendarDaysArguments,
  CalendarFilter,
  TickCalendarNoteInput,
  UntickCalendarNoteInput,
} from './calendar.input';
import { findNote, listDays, listNotes } from './calendar.list';
import { calendarNoteChanged } from './calendar.problems';
import { assertDays, MOST_DAYS, MOST_DRAWN } from './calendar.rules';

/** The calendar of return dates [K25 K25b R-CO3 R-CO4]: read from the goods, and ticked off. */
export class CalendarService {
  constructor(private readonly clock: Clock) {}

  async list(call: Call, filter: CalendarFilter, wanted: PageArguments): Promise<Connection<CalendarNote>> {
    assertDays(filter.from, filter.upTo, MOST_DAYS, 'filter.upTo');
    return listNotes(call, filter, wanted);
  }

  /** Every day from one to another; null in a store that has no consignment. */
  async days(call: Call, { from, upTo }: CalendarDaysArguments): Promise<CalendarDay[] | null> {
    assertDays(from, upTo, MOST_DRAWN, 'upTo');
    if (!(await storeOf(call))?.isOpen) return null;
    const noted = await call.read((tx) => listDays(tx, from, upTo));
    const days = new Map(noted.map((day) => [day.date, day]));
    return Array.from({ length: daysBetween(from, upTo) + 1 }, (_, at) => {
      const date = addDays(from, at);
      return days.get(date) ?? { date, noteCount: 0, openCount: 0, itemCount: 0, notes: [] };
    });
  }

  /** Ticks a note off for the goods that it is of now; what is ticked off for all of them already stays as it is. */
  async tick(call: Call, { goods, ...of }: TickCalendarNoteInput): Promise<CalendarNote> {
    return call.write(async (tx) => {
      const note = await getNote(tx, of);
      if (note.isTicked) return note;
      if (goods != null && goods !== note.goods) throw calendarNoteChanged(note.itemCount);
      // Who ticks it off at the same moment waits here; for fewer goods than the other one did, nothing is left to be said.
      await tx.sql(
        `INSERT INTO consignment.calendar_tick AS t (customer_id, return_on, item_ids, ticked_at, ticked_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (store_id, customer_id, return_on) DO UPDATE SET item_ids = excluded.item_ids, ticked_at = excluded.ticked_at,
           ticked_by = excluded.ticked_by WHERE NOT t.item_ids @> excluded.item_ids`,
        [of.customerId, of.returnOn, note.ids, this.clock.now(), tx.actor.name ?? ''],
      );
      return getNote(tx, of);
    });
  }

  /** Opens a note again, also one that was never ticked off. */
  async untick(call: Call, of: UntickCalendarNoteInput): Promise<CalendarNote> {
    return call.write(async (tx) => {
      await getNote(tx, of);
      await tx.sql('DELETE FROM consignment.calendar_tick WHERE customer_id = $1 AND return_on = $2', [
        ...[of.customerId, of.returnOn],
      ]);
      return getNote(tx, of);
    });
  }
}

async function getNote(
  tx: Transaction,
  of: UntickCalendarNoteInput,
): Promise<CalendarNote & { ids: string[] }> {
  const note = await findNote(tx, of);
  if (note === null) throw notFound();
  return note;
}
