import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UUID } from '../../kernel/graph/shared';
import { StaffRight, StaffRole } from './staff.enums';

@Entity('staff_member', { schema: 'identity' })
@Directive('@key(fields: "id")')
@ObjectType({ description: "One of the shop's people. Seen by staff only." })
export class StaffMember {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('text')
  @Field(() => String, { description: 'Name as it stands in histories.' })
  name: string;
  @Column('text')
  @Field(() => String, { description: "The log-in address, unique among the store's staff." })
  email: string;
  @Column('text')
  @Field(() => StaffRole, { description: 'What they are in the shop.' })
  role: string;
  /** Rights beyond the role's. */
  @Column('text', { array: true })
  extraRights: string[];
  @Field(() => [StaffRight], { description: 'What the role and the rights beyond it allow.' })
  rights: string[];
}
