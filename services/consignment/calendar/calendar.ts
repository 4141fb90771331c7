import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection/connection-type';
import { DateTime, LocalDate, Money } from '../../kernel/graph/shared';
import { Charity } from '../consignor/consignor';
import { Customer } from '../customer/customer';

@ObjectType({
  description:
    'A note in the calendar: what a consignor has on sale until a return date. It moves with the return dates of the goods, and is gone with the last of them. Staff only.',
})
export class CalendarNote {
  @Field(() => LocalDate, { description: 'The return date.' })
  returnOn: string;
  @Field(() => Customer, { description: 'Whose goods they are.' })
  customer: Customer;
  @Field(() => Int, { description: 'How many of their goods are on sale until then, at least one.' })
  itemCount: number;
  @Field(() => Money, { description: 'What is asked for them together.' })
  asked: Money;
  @Field(() => Charity, { description: 'Where they go if they are not sold.' })
  charity: Charity;
  @Field(() => Boolean, {
    description:
      'Whether a note was agreed with the consignor; false of one that is listed only because no mail reaches them.',
  })
  isAgreed: boolean;
  @Field(() => Boolean, {
    description: 'Whether the consignor is to get a mail before the return date and has no address for it.',
  })
  lacksAddress: boolean;
  @Field(() => Boolean, {
    description:
      'Whether it is ticked off: somebody has dealt with all of these goods. False again where others have come to the date since.',
  })
  isTicked: boolean;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was ticked off, UTC; null where it is not.',
  })
  tickedAt: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who ticked it off, by name; null where it is not, or nobody knows any more.',
  })
  tickedBy: string | null;
  @Field(() => String, {
    description: 'Stands for the goods of the note: another text where they are others. For ticking it off.',
  })
  goods: string;
}

export const CalendarNoteConnection = connectionType(CalendarNote, { name: 'CalendarNote', many: 'notes' });

@ObjectType({ description: 'A day of the calendar. Staff only.' })
export class CalendarDay {
  @Field(() => LocalDate, { description: 'The day.' })
  date: string;
  @Field(() => Int, { description: 'How many notes it has.' })
  noteCount: number;
  @Field(() => Int, { description: 'How many of them are not ticked off.' })
  openCount: number;
  @Field(() => Int, { description: 'How many goods they are of.' })
  itemCount: number;
  @Field(() => [CalendarNote], {
    description:
      'Its first 12 notes: those that are not ticked off, then the others, by number of the consignor.',
  })
  notes: CalendarNote[];
}
