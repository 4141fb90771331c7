import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { CalendarDay, CalendarNote, CalendarNoteConnection } from './calendar';
import {
  CalendarDaysArguments,
  CalendarNotesArguments,
  TickCalendarNoteInput,
  UntickCalendarNoteInput,
} from './calendar.input';
import { TickCalendarNoteResult, UntickCalendarNoteResult } from './calendar.problems';
import type { CalendarService } from './calendar.service';

/** The calendar of return dates. */
@Resolver()
export class CalendarResolver {
  constructor(private readonly service: CalendarService) {}

  @Query(() => CalendarNoteConnection, {
    description:
      'The notes of the calendar, by date and number of the consignor: one for each consignor and return date, of all that they have on sale until then. Staff only.',
  })
  calendarNotes(
    @Ctx() call: Call,
    @Args(() => CalendarNotesArguments) { filter, ...wanted }: CalendarNotesArguments,
  ): Promise<Connection<CalendarNote>> {
    return this.service.list(call, filter, wanted);
  }

  @Query(() => [CalendarDay], {
    nullable: true,
    description:
      'The days of the calendar, each with its notes that were agreed; null where the store has no consignment. Staff only.',
  })
  calendarDays(
    @Ctx() call: Call,
    @Args(() => CalendarDaysArguments) wanted: CalendarDaysArguments,
  ): Promise<CalendarDay[] | null> {
    return this.service.days(call, wanted);
  }

  @Mutation(() => TickCalendarNoteResult, {
    description:
      'Ticks a note off: somebody has dealt with the goods that it is of now. Staff who may edit consignors.',
  })
  async tickCalendarNote(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which note, as it was looked at.' }) input: TickCalendarNoteInput,
  ): Promise<typeof TickCalendarNoteResult> {
    return Object.assign(await this.service.tick(call, input), { __typename: 'CalendarNote' });
  }

  @Mutation(() => UntickCalendarNoteResult, {
    description: 'Opens a note again that was ticked off. Staff who may edit consignors.',
  })
  async untickCalendarNote(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which note.' }) input: UntickCalendarNoteInput,
  ): Promise<typeof UntickCalendarNoteResult> {
    return Object.assign(await this.service.untick(call, input), { __typename: 'CalendarNote' });
  }
}
