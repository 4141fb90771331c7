import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../kernel/connection/connection-type';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, Money } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { ConsignmentItem } from '../item/item';

/** What a consignor may ask for an item of theirs [S25]. */
export const ItemRequestKind = codesOf('ItemRequestKind', 'What a consignor asks for an item of theirs.', {
  WITHDRAWAL: 'To have it back before its return date.',
  PRICE: 'Another asking price.',
});
export type ItemRequestKind = CodeOf<typeof ItemRequestKind>;

/** What became of a request. */
export const ItemRequestState = codesOf('ItemRequestState', 'What became of a request of a consignor.', {
  OPEN: 'It waits for the answer of the store.',
  GRANTED: 'The store has done what was asked.',
  DECLINED: 'The store has not done what was asked.',
  TAKEN_BACK: 'The consignor does not ask any more.',
  LAPSED: 'The item has left the store before it was answered.',
});
export type ItemRequestState = CodeOf<typeof ItemRequestState>;

@Entity('item_request', { schema: 'consignment' })
@ObjectType({
  description:
    'What a consignor asks for an item of theirs, the latest time they did. They see it, and staff.',
})
export class ItemRequest {
  @PrimaryColumn('uuid')
  itemId: string;
  @Column('uuid')
  customerId: string;
  @Column('text')
  @Field(() => ItemRequestKind, { description: 'What is asked for.' })
  kind: ItemRequestKind;
  @Column('bigint', { nullable: true })
  priceMinor: number | null;
  @Field(() => Money, {
    nullable: true,
    description: 'The price that is asked for, VAT included; null where it is for something else.',
  })
  price: Money | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'What the consignor says besides; null where nothing.',
  })
  note: string | null;
  @Column('text')
  @Field(() => ItemRequestState, { description: 'What became of it.' })
  state: ItemRequestState;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When it was asked, UTC.' })
  askedAt: Date;
  @Column('timestamptz', { nullable: true })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was answered or taken back, UTC; null where it was neither.',
  })
  closedAt: Date | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'What the store says to it; null where it says nothing, or has not answered.',
  })
  answer: string | null;
  @Column('int')
  @Field(() => Int, { description: 'Grows each time it is asked, taken back or answered.' })
  version: number;
  @Field(() => ConsignmentItem, { description: 'The item that it is for.' })
  item: ConsignmentItem;
}

export const ItemRequestConnection = connectionType(ItemRequest, { name: 'ItemRequest', many: 'requests' });
