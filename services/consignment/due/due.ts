import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Connection } from '../../kernel/connection/connection-type';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, LocalDate, Money, UUID } from '../../kernel/graph/shared';
import { DueGoesTo } from '../item/deadline.rules';
import { ConsignmentItem, ItemState } from '../item/item';

@ObjectType({ description: 'Goods that are due, of those that go to one place. Staff only.' })
export class DueGroup {
  @Field(() => DueGoesTo, { description: 'Where they go.' })
  goesTo: DueGoesTo;
  @Field(() => Int, { description: 'How many.' })
  count: number;
  @Field(() => Int, { description: 'How many of them their consignors may still collect.' })
  inGrace: number;
  @Field(() => Int, { description: 'Of how many consignors.' })
  consignors: number;
  @Field(() => Money, { description: 'What is asked for them together.' })
  asked: Money;
}

/** What would be moved, before it is: nothing of it is written. */
@ObjectType({
  description: 'Goods that are due: on sale past their return date, and where they go. Staff only.',
})
export class DueItems {
  @Field(() => LocalDate, {
    description: 'Today in the time zone of the store: due is what was to be returned before.',
  })
  today: string;
  @Field(() => [DueGroup], {
    description:
      'What goes where, as far as `filter` lets it: each place once, with nothing where nothing goes there. `goesTo` of the filter is left out of account.',
  })
  groups: DueGroup[];
  @Field(() => Int, {
    description: 'How many there are in the list. What moves all of them is told this number.',
  })
  count: number;
  items: Connection<ConsignmentItem>;
}

@ObjectType({ description: 'What an item would cost. Staff only.' })
export class ReducedItem {
  @Field(() => UUID, { description: 'Id of the item.' })
  itemId: string;
  @Field(() => Money, { description: 'What it costs.' })
  price: Money;
  @Field(() => Money, {
    description: 'What it would cost: as much as now where that is no more than the store marks down to.',
  })
  reduced: Money;
}

@ObjectType({
  description: 'What goods that are due would cost, before their prices are changed. Staff only.',
})
export class DueReduced {
  @Field(() => Money, {
    description: 'What is asked for all of them. What changes their prices is told this.',
  })
  asked: Money;
  @Field(() => Money, { description: 'What would be asked for them.' })
  reduced: Money;
  @Field(() => [ReducedItem], {
    description: 'Each of them, in the order of the list; no more than 500, as no more are changed at once.',
  })
  items: ReducedItem[];
}

export const DueLeftReason = codesOf('DueLeftReason', 'Why an item was left as it is.', {
  SOLD: 'It was sold meanwhile.',
  DECIDED: 'Somebody has said meanwhile what became of it: see its state.',
  NOT_DUE: 'It is on sale and not due: its return date is another one now.',
  ELSEWHERE: 'It is due, and is not among those that were asked for: it goes elsewhere now.',
  REPRICED: 'It costs something else than when it was looked at.',
  NOT_LOWER: 'It would cost no less: it costs no more than the store marks down to.',
});
export type DueLeftReason = CodeOf<typeof DueLeftReason>;

@ObjectType({ description: 'An item that was left as it is. Staff only.' })
export class DueItemLeft {
  itemId: string;
  @Field(() => DueLeftReason, { description: 'Why.' })
  reason: DueLeftReason;
}

@Entity('due_move', { schema: 'consignment' })
@ObjectType({
  description:
    'What became of goods that were due, or by how much less they cost, said at once of many. Staff only.',
})
export class DueMove {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('text')
  toState: ItemState;
  @Field(() => ItemState, { description: 'What became of them; ON_SALE where they cost less.' })
  to: ItemState;
  @Column('int', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'By how many percent they cost less; null where they were moved.',
  })
  percentOff: number | null;
  @Column('int')
  @Field(() => Int, { description: 'How many were moved, or cost less.' })
  moved: number;
  @Column('int')
  @Field(() => Int, {
    description: 'How many more there are than go at once: they are moved by asking again.',
  })
  remaining: number;
  @Column('uuid', { array: true })
  leftIds: string[];
  @Column('text', { array: true })
  leftBecause: DueLeftReason[];
  @Field(() => [DueItemLeft], { description: 'Those that were left as they are, by their numbers.' })
  left: DueItemLeft[];
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When, UTC.' })
  madeAt: Date;
  @Column('date', { nullable: true })
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day in whose night it was done by itself; null where somebody said it.',
  })
  byItselfOn: string | null;
  @Column('uuid', { array: true })
  movedIds: string[];
}
