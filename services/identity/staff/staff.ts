import { Directive, Field, ObjectType } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';

@Directive('@key(fields: "id")')
@ObjectType({ description: "One of the shop's people. Seen by staff only." })
export class StaffMember {
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'Name as it stands in histories.' })
  name: string;
  @Field(() => String, { description: "The log-in address, unique among the store's staff." })
  email: string;
  @Field(() => String, { description: '"owner", "manager", "clerk" or "read-only".' })
  role: string;
  @Field(() => [String], {
    description: 'What the role and the rights beyond it allow, by name; "owner" implies all.',
  })
  rights: string[];
}
