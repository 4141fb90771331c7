import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';

export enum CustomerGroupKind {
  ORDINARY = 'ORDINARY',
  B2B = 'B2B',
  STORE_DEFAULT = 'STORE_DEFAULT',
}
registerEnumType(CustomerGroupKind, {
  name: 'CustomerGroupKind',
  description: 'Groups a store always has, and its own.',
  valuesConfig: {
    ORDINARY: { description: "One of the store's own groups." },
    B2B: { description: 'Where companies that register land; cannot be deleted.' },
    STORE_DEFAULT: { description: 'Where private customers land; cannot be deleted.' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A customer group: a colour and a name staff sort customers by. Staff only.' })
export class CustomerGroup {
  @Field(() => UUID, { description: 'Stable id.' })
  id: string;
  @Field(() => Int, { description: 'Counts up with every change.' })
  version: number;
  @Field(() => String, { description: 'Name, once per store, at most 60 characters.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'What the group is for; null = nothing written.' })
  description: string | null;
  @Field(() => String, { description: 'Colour of its bar in lists: "#3b8260".' })
  colour: string;
  @Field(() => CustomerGroupKind, { description: 'Whether it is one every store has.' })
  kind: CustomerGroupKind;
  @Field(() => Int, { description: 'How many customers are in it, default or not.' })
  customerCount: number;
}

/** A row as `groupColumns` selects it. */
export type GroupRow = Omit<CustomerGroup, 'description' | 'customerCount'> & {
  description: string;
  customer_count: number;
};

/** The columns of a GroupRow, from `g` joined with its counter `n`. */
export const groupColumns =
  'g.id, g.version, g.name, g.description, g.colour, g.kind, coalesce(n.customer_count, 0) AS customer_count';

/** A row as the graph shows it. */
export function groupOf(row: GroupRow): CustomerGroup {
  const { customer_count: customerCount, description, ...group } = row;
  return { ...group, description: description || null, customerCount };
}
