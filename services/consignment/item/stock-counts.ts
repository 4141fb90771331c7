import { Field, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kernel/graph/shared';
import { AfterGrace } from './deadline.rules';

@ObjectType({ description: "A consignor's items, counted now." })
export class StockCounts {
  @Field(() => Int, { description: 'All items ever: those of every state together.' })
  all: number;
  @Field(() => Int, { description: 'In state DRAFT.' })
  draft: number;
  @Field(() => Int, { description: 'In state SUBMITTED.' })
  submitted: number;
  @Field(() => Int, { description: 'In state RECEIVED.' })
  received: number;
  @Field(() => Int, { description: 'In state REJECTED.' })
  rejected: number;
  @Field(() => Int, { description: 'In state ON_SALE, the due ones among them.' })
  onSale: number;
  @Field(() => Int, { description: 'Of those on sale: past the return date.' })
  due: number;
  @Field(() => Int, { description: 'In state SOLD.' })
  sold: number;
  @Field(() => Int, { description: 'In state RETURNED.' })
  returned: number;
  @Field(() => Int, { description: 'In state DONATED.' })
  donated: number;
  @Field(() => Int, { description: 'In state WITHDRAWN.' })
  withdrawn: number;
  @Field(() => Int, { description: 'In state LOST.' })
  lost: number;
  @Field(() => Int, { description: 'RETURNED or DONATED.' })
  back: number;
}

@ObjectType({ description: 'What a consignor has to collect.' })
export class DueSummary {
  @Field(() => Int, { description: 'Items on sale past their return date.' })
  count: number;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The earliest of their return dates; null where nothing is due.',
  })
  firstReturnOn: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Collect the first by this day: its return date and the store's days of grace; null where nothing is due.",
  })
  collectBy: string | null;
  @Field(() => AfterGrace, { description: 'What becomes of each after its last day.' })
  afterwards: AfterGrace;
}
