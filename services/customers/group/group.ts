import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { UUID } from '../../kernel/graph/shared';
import { longText } from '../../kernel/row/columns';

export const CustomerGroupKind = codesOf('CustomerGroupKind', 'Groups a store always has, and its own.', {
  ORDINARY: "One of the store's own groups.",
  B2B: 'Where companies that register land; cannot be deleted.',
  STORE_DEFAULT: 'Where private customers land; cannot be deleted.',
});
export type CustomerGroupKind = CodeOf<typeof CustomerGroupKind>;

@Entity('customer_group', { schema: 'customers' })
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A customer group: a colour and a name staff sort customers by. Staff only.' })
export class CustomerGroup {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'Stable id.' })
  id: string;
  @Column('int')
  @Field(() => Int, { description: 'Counts up with every change.' })
  version: number;
  @Column('text')
  @Field(() => String, { description: 'Name, once per store, at most 60 characters.' })
  name: string;
  @Column(longText)
  @Field(() => String, { nullable: true, description: 'What the group is for; null = nothing written.' })
  description: string | null;
  @Column('text')
  @Field(() => String, { description: 'Colour of its bar in lists: "#3b8260".' })
  colour: string;
  @Column('text')
  @Field(() => CustomerGroupKind, { description: 'Whether it is one every store has.' })
  kind: CustomerGroupKind;
  @Field(() => Int, { description: 'How many customers are in it, default or not.' })
  customerCount: number;
}
