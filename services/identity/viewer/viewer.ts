import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../kernel/graph/shared';
import type { StaffMember } from '../staff/staff';
import type { Store } from '../store/store';
import { Customer, type User } from '../user/user';

/** The kinds of actor, as the graph names them. */
export enum ActorKind {
  VISITOR = 'VISITOR',
  PORTAL = 'PORTAL',
  STAFF = 'STAFF',
  PARTNER = 'PARTNER',
  SYSTEM = 'SYSTEM',
}
registerEnumType(ActorKind, {
  name: 'ActorKind',
  description: 'Who is asking. The kind belongs to the session, not to the person.',
  valuesConfig: {
    VISITOR: { description: 'Nobody logged in.' },
    PORTAL: { description: 'A user, acting for the linked customers.' },
    STAFF: { description: "One of the shop's people." },
    PARTNER: { description: 'An API client.' },
    SYSTEM: { description: 'The product itself; never seen in an answer.' },
  },
});

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
  kind: ActorKind;
  @Field(() => [Customer], {
    description: 'The customers the user is linked to, the oldest link first; empty for everyone else.',
  })
  customers: Customer[];
  @Field(() => DateTime, {
    nullable: true,
    description: 'The last visit before this one, UTC; null on a first visit and for staff.',
  })
  previousVisitAt: Date | null;
  @Field(() => [String], {
    description: 'Rights of a staff member; "owner" implies all. Empty for everyone else.',
  })
  rights: string[];
  /** Read already, as somebody else than the call's actor: the answer to a log-in. */
  seen?: SeenViewer;
}
