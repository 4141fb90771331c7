import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { CalendarNote } from './calendar';

@ObjectType({
  implements: Problem,
  description:
    'The note is of other goods than were looked at: some were sold, or have come to the date since. It is not ticked off.',
})
export class CalendarNoteChanged extends Problem {
  @Field(() => Int, { description: 'Of how many goods it is now.' })
  itemCount: number;
}

export const TickCalendarNoteResult = createUnionType({
  name: 'TickCalendarNoteResult',
  description: 'The note, ticked off, or why it is not.',
  types: () => [CalendarNote, InvalidInput, NotFound, ModuleOff, CalendarNoteChanged] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const UntickCalendarNoteResult = createUnionType({
  name: 'UntickCalendarNoteResult',
  description: 'The note, not ticked off any more, or why nothing was changed.',
  types: () => [CalendarNote, InvalidInput, NotFound, ModuleOff] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses to tick off what nobody has looked at. */
export const calendarNoteChanged = (itemCount: number): Refusal =>
  new Refusal(
    Object.assign(
      { __typename: 'CalendarNoteChanged', message: `The note is of other goods now: ${itemCount}` },
      { itemCount },
    ),
  );
