import type { Actor } from '../kernel/actor/actor';
import { addDays, systemClock, todayIn } from '../kernel/clock/clock';
import type { Running } from '../one-process';

interface Note {
  returnOn: string;
  goods: string;
  customer: { id: string };
}

/** Some notes of these days are dealt with already: every other one. */
export async function tickNotes(running: Running, actor: Actor): Promise<void> {
  const today = todayIn('Europe/Amsterdam', systemClock);
  const filter = { from: addDays(today, -7), upTo: addDays(today, 6) };
  const found = (await running.execute(actor, notes, { filter })) as { calendarNotes: { nodes: Note[] } };
  for (const [at, { returnOn, goods, customer }] of found.calendarNotes.nodes.entries())
    if (at % 2 === 0)
      await running.execute(actor, tick, { input: { customerId: customer.id, returnOn, goods } });
}

const notes = `query CalendarNotes($filter: CalendarFilter!) { calendarNotes(filter: $filter) { nodes { returnOn goods customer { id } } } }`;
const tick =
  'mutation TickCalendarNote($input: TickCalendarNoteInput!) { tickCalendarNote(input: $input) { __typename } }';
