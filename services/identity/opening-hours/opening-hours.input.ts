import { ArrayMaxSize, Matches, MaxLength, Min, ValidateNested } from 'class-validator';
import { Lines } from '../../kernel/text/typed';
import { createUnionType, Field, InputType, Int } from 'type-graphql';
import { ChangedMeanwhile, InvalidInput, LocalDate } from '../../kernel/graph/shared';
import { OpeningHours, Weekday } from './opening-hours';
import {
  LONGEST_NOTE,
  LONGEST_REASON,
  MOST_EXCEPTIONS,
  MOST_PERIODS,
  TIME,
  type WeekdayName,
} from './opening-hours.rules';

const NO_TIME = { message: 'A time such as 09:30' };
const PERIODS = { message: `At most ${MOST_PERIODS}` };

@InputType({ description: 'From when until when the shop is open without a break.' })
export class OpeningPeriodInput {
  @Field(() => String, { description: 'When it opens, "10:00".' })
  @Matches(TIME, NO_TIME)
  opensAt: string;
  @Field(() => String, { description: 'When it closes, later on the same day; "00:00" is midnight.' })
  @Matches(TIME, NO_TIME)
  closesAt: string;
}

@InputType({ description: 'When the shop is open on a day of the week.' })
export class OpeningDayInput {
  @Field(() => Weekday, { description: 'Which; each once.' })
  weekday: WeekdayName;
  @Field(() => [OpeningPeriodInput], {
    description: 'When, in the order of the day, at most 2; none = it is closed.',
  })
  @ArrayMaxSize(MOST_PERIODS, PERIODS)
  @ValidateNested({ each: true })
  periods: OpeningPeriodInput[];
}

@InputType({ description: 'Days on which the shop is open otherwise than usual.' })
export class OpeningExceptionInput {
  @Field(() => LocalDate, { description: 'The first day; none lies in two of them.' })
  from: string;
  @Field(() => LocalDate, {
    description: 'The last day, at most a year later. One that has passed is left out.',
  })
  upTo: string;
  @Field(() => String, { description: 'Why, 1 to 60 characters.' })
  @MaxLength(LONGEST_REASON, { message: `At most ${LONGEST_REASON} characters` })
  reason: string;
  @Field(() => [OpeningPeriodInput], {
    description: 'When it is open on each of them, at most 2; none = it is closed.',
  })
  @ArrayMaxSize(MOST_PERIODS, PERIODS)
  @ValidateNested({ each: true })
  periods: OpeningPeriodInput[];
}

@InputType({ description: 'When the shop is open from now on. What is left out stays.' })
export class UpdateOpeningHoursInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that was edited; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True only says what would be refused, and changes nothing: the answer is what stands. Null and false save.',
  })
  checkOnly?: boolean | null;
  @Field(() => [OpeningDayInput], {
    nullable: true,
    description: 'All days on which it is open; none at all says no hours. Null leaves them.',
  })
  @ArrayMaxSize(7, { message: 'At most 7' })
  @ValidateNested({ each: true })
  days?: OpeningDayInput[] | null;
  @Field(() => [OpeningExceptionInput], {
    nullable: true,
    description: 'All days on which it is otherwise, at most 30 of them; null leaves them.',
  })
  @ArrayMaxSize(MOST_EXCEPTIONS, { message: `At most ${MOST_EXCEPTIONS}` })
  @ValidateNested({ each: true })
  exceptions?: OpeningExceptionInput[] | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What hours do not say, at most 2,000 characters in any number of lines; null or blank says nothing, left out leaves it.',
  })
  @MaxLength(LONGEST_NOTE, { message: `At most ${LONGEST_NOTE} characters` })
  @Lines()
  note?: string | null;
}

export const UpdateOpeningHoursResult = createUnionType({
  name: 'UpdateOpeningHoursResult',
  description: 'The opening hours as they are now, or why nothing was changed.',
  types: () => [OpeningHours, InvalidInput, ChangedMeanwhile] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
