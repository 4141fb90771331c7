import type { RequestEvent } from '@sveltejs/kit';
import type { Values } from '#lib/form/fields.ts';
import { todayIn } from '#lib/format.ts';
import { hereOf } from '#lib/list/view.ts';
import { ask } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { needModule } from '#lib/server/gate.ts';
import { backToList, openList } from '#lib/server/list.ts';
import { save, type ReadForm } from '#lib/server/save.ts';
import { weekOf } from './calendar-days.ts';
import { CALENDAR, idOf, wantedOf } from './calendar-list.ts';
import { CalendarNotes, CalendarWeek, TickCalendarNote, UntickCalendarNote } from './calendar.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const today = todayIn(event.locals.store?.timeZone ?? 'UTC');
  const { page, filters, variables: paging } = openList(CALENDAR, event);
  const day = filters.day ?? today;
  const here = hereOf(CALENDAR, event.url);
  if (filters.view === null) {
    const week = weekOf(day);
    const variables = { from: week[0] ?? day, upTo: week[6] ?? day };
    const { data, partial } = await ask(event, CalendarWeek, variables);
    return {
      ...{ here, today, day, variables, partial, operation: 'CalendarWeek' },
      week: data.calendarDays,
    };
  }
  const variables = { filter: wantedOf(filters, today), ...paging };
  const { data, partial } = await ask(event, CalendarNotes, variables);
  const { nodes, ...list } = data.calendarNotes;
  const rows = nodes.map((node) => ({ ...node, id: idOf(node) }));
  return {
    ...{ here, today, day, variables, partial, operation: 'CalendarNotes' },
    list: page({ ...list, nodes: rows }),
    span: variables.filter,
  };
};

interface Which {
  customerId: string;
  returnOn: string;
}
function readNote(form: FormData): ReadForm<Which> & { values: Values } {
  const values = { goods: text(form, 'goods') };
  return { values, input: { customerId: text(form, 'customer'), returnOn: text(form, 'return') } };
}
const back = (event: RequestEvent) => () => backToList(CALENDAR, event);

export const actions: Actions = {
  tick: (event) =>
    save(event, {
      right: 'consignment.edit',
      read: readNote,
      document: TickCalendarNote,
      variables: ({ input, values }) => ({ input: { ...input, goods: values['goods'] || null } }),
      made: 'CalendarNote',
      to: back(event),
    }),
  untick: (event) =>
    save(event, {
      right: 'consignment.edit',
      read: readNote,
      document: UntickCalendarNote,
      variables: ({ input }) => ({ input }),
      made: 'CalendarNote',
      to: back(event),
    }),
};
