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

export const DueLeftReason = codesOf('DueLeftReason', 'Why an item was left as it is.', {
  SOLD: 'It was sold meanwhile.',
  DECIDED: 'Somebody has said meanwhile what became of it: see its state.',
  NOT_DUE: 'It is on sale and not due: its return date is another one now.',
  ELSEWHERE: 'It is due, and is not among those that were asked for: it goes elsewhere now.',
});
export type DueLeftReason = CodeOf<typeof DueLeftReason>;

@ObjectType({ description: 'An item that was left as it is. Staff only.' })
export class DueItemLeft {
  itemId: string;
  @Field(() => DueLeftReason, { description: 'Why.' })
  reason: DueLeftReason;
}

@Entity('due_move', { schema: 'consignment' })
@ObjectType({ description: 'What became of goods that were due, said at once of many. Staff only.' })
export class DueMove {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('text')
  toState: ItemState;
  @Field(() => ItemState, { description: 'What became of them.' })
  to: ItemState;
  @Column('int')
  @Field(() => Int, { description: 'How many were moved.' })
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
}
