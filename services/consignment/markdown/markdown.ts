import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Max, Min } from 'class-validator';
import { todayIn, type Clock } from '../../kernel/clock/clock';
import { LocalDate, Money } from '../../kernel/graph/shared';
import type { ItemChanges, StoredItem } from '../item/change-item';
import { pricedNow } from '../price/price.rules';
import type { Store } from '../store/store';
import { priceOn, scheduleOf } from './markdown.rules';

/** As long as goods may stay, and less than all of a price. */
const LONGEST = 730;
const MOST_PERCENT = 99;

@ObjectType({ description: 'A step of the schedule by which a store marks down.' })
export class MarkdownStep {
  @Field(() => Int, { description: 'So many days after the first day on sale.' })
  afterDays: number;
  @Field(() => Int, { description: 'So many percent of the price first asked are taken off, 1 to 99.' })
  percent: number;
}

@InputType({ description: 'A step of the schedule by which a store marks down.' })
export class MarkdownStepInput {
  @Field(() => Int, {
    description: 'So many days after the first day on sale, 1 to 730; each of another day.',
  })
  @Min(1, { message: `Between 1 and ${LONGEST}, not $value` })
  @Max(LONGEST, { message: `Between 1 and ${LONGEST}, not $value` })
  afterDays: number;
  @Field(() => Int, {
    description:
      'So many percent of the price first asked are taken off, 1 to 99; more than at the step before.',
  })
  @Min(1, { message: `Between 1 and ${MOST_PERCENT}, not $value` })
  @Max(MOST_PERCENT, { message: `Between 1 and ${MOST_PERCENT}, not $value` })
  percent: number;
}

@ObjectType({ description: 'What an item will cost next, by the schedule of its store.' })
export class NextMarkdown {
  @Field(() => LocalDate, { description: "From which day on, in the store's time zone." })
  on: string;
  @Field(() => Money, { description: 'What it will cost, VAT included.' })
  price: Money;
}

/**
 * What the schedule changes of an item today, for whoever lets it be for one again: the pass of the day may be over.
 */
export function loweredToday(item: StoredItem, store: Store, clock: Clock): ItemChanges {
  const priceMinor = priceOn(item, scheduleOf(store), todayIn(store.timeZone, clock));
  if (priceMinor === item.priceMinor) return {};
  return { priceMinor, ...pricedNow(item, clock.now(), 'MARKDOWN') };
}
