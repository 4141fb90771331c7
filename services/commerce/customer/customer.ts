import { Directive, Field, ObjectType } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';

/** Only the key: what a customer is, the customers service says. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Customer {
  @Field(() => UUID)
  id: string;
}
