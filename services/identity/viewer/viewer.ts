import { Field, ObjectType } from 'type-graphql';
import { ActorKind } from '../../kernel/graph/history';
import { DateTime } from '../../kernel/graph/shared';
import { StaffRight } from '../staff/staff.enums';
import type { StaffMember } from '../staff/staff';
import type { Store } from '../store/store';
import { Customer, type User } from '../user/user';

/** What is read only where it is asked for. */
export interface SeenViewer {
  store: Store;
  user: User | null;
  staffMember: StaffMember | null;
  language: string | null;
}

@ObjectType({ description: 'Who is asking, as the session says. Anyone may ask it about themselves.' })
export class Viewer {
  @Field(() => ActorKind, { description: 'Kind of the session.' })
  kind: `${ActorKind}`;
  @Field(() => [Customer], {
    description: 'The customers the user is linked to, the oldest link first; empty for everyone else.',
  })
  customers: Customer[];
  @Field(() => DateTime, {
    nullable: true,
    description: 'The last visit before this one, UTC; null on a first visit and for staff.',
  })
  previousVisitAt: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When they last proved who they are, by logging in or setting a password, UTC, however long the session was in use since; null for visitors.',
  })
  loggedInAt: Date | null;
  @Field(() => [StaffRight], { description: 'Rights of a staff member; empty for everyone else.' })
  rights: string[];
  /** Read already, as somebody else than the call's actor: the answer to a log-in. */
  seen?: SeenViewer;
}
