import { Directive, Field, ObjectType } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';
import { StaffRight, StaffRole } from './staff.enums';

@Directive('@key(fields: "id")')
@ObjectType({ description: "One of the shop's people. Seen by staff only." })
export class StaffMember {
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'Name as it stands in histories.' })
  name: string;
  @Field(() => String, { description: "The log-in address, unique among the store's staff." })
  email: string;
  @Field(() => StaffRole, { description: 'What they are in the shop.' })
  role: string;
  @Field(() => [StaffRight], { description: 'What the role and the rights beyond it allow.' })
  rights: string[];
}
