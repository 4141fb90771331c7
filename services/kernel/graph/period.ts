import { Field, InputType } from 'type-graphql';
import { invalidInput } from '../refusal/refusal';
import { LocalDate } from './scalars';

@InputType({ description: 'Days from the first to the last, both inclusive, in the time zone of the store.' })
export class Period {
  @Field(() => LocalDate, { nullable: true, description: 'First day; null = from the beginning.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null = until today.' })
  until?: string | null;
}

/** The first and the last day of a period, null where it has none; refused where they stand the wrong way round. */
export function daysOf(period?: Period | null): [string | null, string | null] {
  const { from = null, until = null } = period ?? {};
  if (from !== null && until !== null && until < from) {
    throw invalidInput({ path: 'period.until', code: 'OUT_OF_RANGE', message: `Not before ${from}` });
  }
  return [from, until];
}
