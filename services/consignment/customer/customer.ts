import { Directive, Field, ObjectType } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A customer; here: what consignment knows of one.' })
export class Customer {
  @Field(() => UUID, { description: 'Id of the customer.' })
  id: string;
}
