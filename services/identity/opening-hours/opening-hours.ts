import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf } from '../../kernel/graph/codes';
import { LocalDate } from '../../kernel/graph/shared';
import { longText } from '../../kernel/row/columns';
import { rowsOf } from '../../kernel/row/rows';
import { type Day, type Exception, type Period, type WeekdayName, weekdays } from './opening-hours.rules';

export const Weekday = codesOf('Weekday', 'A day of the week.', weekdays);

@ObjectType({ description: 'From when until when the shop is open without a break.' })
export class OpeningPeriod implements Period {
  @Field(() => String, { description: 'When it opens, "10:00", in the time zone of the store.' })
  opensAt: string;
  @Field(() => String, { description: 'When it closes, "17:30"; "00:00" is midnight.' })
  closesAt: string;
}

@ObjectType({ description: 'A day of the week on which the shop is open.' })
export class OpeningDay implements Day {
  @Field(() => Weekday, { description: 'Which.' })
  weekday: WeekdayName;
  @Field(() => [OpeningPeriod], { description: 'When, in the order of the day; a break lies between two.' })
  periods: OpeningPeriod[];
}

@ObjectType({ description: 'Days on which the shop is open otherwise than usual.' })
export class OpeningException implements Exception {
  @Field(() => LocalDate, { description: 'The first day.' })
  from: string;
  @Field(() => LocalDate, { description: 'The last day; the first one where it is one alone.' })
  upTo: string;
  @Field(() => String, { description: 'Why, in the words of the store.' })
  reason: string;
  @Field(() => [OpeningPeriod], { description: 'When it is open on each of them; none = it is closed.' })
  periods: OpeningPeriod[];
}

@Entity('opening_hours', { schema: 'identity' })
@ObjectType({ description: 'When the shop is open. The same for every reader.' })
export class OpeningHours {
  @PrimaryColumn('text', { name: 'store_id' })
  storeId: string;
  @Column('jsonb')
  @Field(() => [OpeningDay], {
    description:
      'The days on which it is open, from Monday on; on others it is closed. None at all = it says no hours.',
  })
  days: OpeningDay[];
  @Column('jsonb')
  @Field(() => [OpeningException], {
    description: 'Days on which it is otherwise, today’s and those to come, in their order.',
  })
  exceptions: OpeningException[];
  @Column(longText)
  @Field(() => String, {
    nullable: true,
    description: 'What hours do not say, in the words of the store; null where it says nothing.',
  })
  note: string | null;
  @Column('int')
  @Field(() => Int, { description: 'Grows with every change; 0 = nobody has changed it yet.' })
  version: number;
}

/** As the table has them: with what has passed since. */
export type StoredOpeningHours = OpeningHours;

/** The table of opening hours. */
export const openingRows = rowsOf<StoredOpeningHours>(OpeningHours);
