import { MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { LocalDate, UUID } from '../../kernel/graph/shared';
import { MOST_DAYS, MOST_DRAWN } from './calendar.rules';

@InputType({ description: 'Which notes: those of which all that is said here holds.' })
export class CalendarFilter {
  @Field(() => LocalDate, { description: 'The first day.' })
  from: string;
  @Field(() => LocalDate, { description: `The last day: at most ${MOST_DAYS} of them.` })
  upTo: string;
  @Field(() => UUID, { nullable: true, description: 'Only those of this customer; null = of all.' })
  customerId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that are ticked off, or only those that are not; null = both.',
  })
  ticked?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True = what is due of all who are to get a mail and have no address for it, also where no note was agreed. Null or false = the notes that were agreed.',
  })
  lacksAddress?: boolean | null;
}

@ArgsType()
export class CalendarNotesArguments extends PageArgs {
  @Field(() => CalendarFilter, { description: 'Which ones.' })
  @ValidateNested()
  filter: CalendarFilter;
}

@ArgsType()
export class CalendarDaysArguments {
  @Field(() => LocalDate, { description: 'The first day.' })
  from: string;
  @Field(() => LocalDate, { description: `The last day: at most ${MOST_DRAWN} of them.` })
  upTo: string;
}

@InputType({ description: 'A note that is dealt with.' })
export class TickCalendarNoteInput {
  @Field(() => UUID, { description: 'Whose note it is: id of the customer.' })
  customerId: string;
  @Field(() => LocalDate, { description: 'The return date.' })
  returnOn: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The `goods` of the note that was looked at: refused where they are others by now. Null = any.',
  })
  @MaxLength(100, { message: 'At most 100 characters' })
  goods?: string | null;
}

@InputType({ description: 'A note that is not dealt with after all.' })
export class UntickCalendarNoteInput {
  @Field(() => UUID, { description: 'Whose note it is: id of the customer.' })
  customerId: string;
  @Field(() => LocalDate, { description: 'The return date.' })
  returnOn: string;
}
