import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { Period } from '../../kernel/graph/period';
import { DateTime, LocalDate } from '../../kernel/graph/shared';
import { ItemState } from './item';

@InputType({ description: 'Which items a list is of: those of which all that is said here holds.' })
export class ItemFilter {
  @Field(() => [ItemState], {
    nullable: true,
    description: 'Only items in one of these states; null = in any.',
  })
  states?: ItemState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only due ones, or only the others; null = both.' })
  due?: boolean | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Only those on sale whose return date is this day; null = whatever it is.',
  })
  onSaleUntil?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Only those written since this instant, see `updatedAt`; null = whenever.',
  })
  changedSince?: Date | null;
}

@ArgsType()
export class ItemListArguments extends PageArgs {
  @Field(() => ItemFilter, { nullable: true, description: 'Which ones; null = all.' })
  filter?: ItemFilter | null;
}

@ArgsType()
export class SalesListArguments extends PageArgs {
  @Field(() => Period, { nullable: true, description: 'Sold in these days; null = ever.' })
  period?: Period | null;
}
