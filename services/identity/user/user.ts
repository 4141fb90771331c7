import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, UUID } from '../../kernel/graph/shared';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person with a log-in at the portal. Seen by staff and by that person.' })
@Entity('user', { schema: 'identity' })
export class User {
  @Field(() => UUID, { description: 'UUIDv7.' })
  @PrimaryColumn('uuid')
  id: string;
  @Field(() => String, {
    description:
      "The log-in address, unique in the store. Until it is activated it follows the customer's contact address.",
  })
  @Column('text')
  email: string;
  @Field(() => Boolean, { description: 'Whether the address was confirmed and a password set.' })
  activated: boolean;
  @Field(() => Boolean, { description: 'Whether the log-in works; off ends all its sessions.' })
  @Column('boolean')
  enabled: boolean;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Last visit, UTC, to within five minutes; null = never.',
  })
  @Column('timestamptz', { nullable: true })
  lastVisitAt: Date | null;
  @Field(() => DateTime, { description: 'When the invitation or log-in was made, UTC.' })
  @Column('timestamptz')
  createdAt: Date;
  @Column('timestamptz', { nullable: true })
  activatedAt: Date | null;
}

/** What a user may do for a customer. */
export const CustomerUserRole = codesOf('CustomerUserRole', 'What a user may do for a customer.', {
  BUYER: 'Sees and buys.',
  COMPANY_ADMIN: "Also manages the company's users.",
});
export type CustomerUserRole = CodeOf<typeof CustomerUserRole>;

@ObjectType({ description: 'The link between a customer and one of its users.' })
export class CustomerUser {
  @Field(() => User, { description: 'The user.' })
  user: User;
  @Field(() => Boolean, {
    description: 'Whether the user acts for this customer; the log-in itself has its own switch.',
  })
  enabled: boolean;
  @Field(() => CustomerUserRole, { description: 'What the user may do for this customer.' })
  role: CustomerUserRole;
}

/** Only the key: what a customer is, the customers service says. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Customer {
  @Field(() => UUID)
  id: string;
}
