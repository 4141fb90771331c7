/** The kinds of actor every rule and policy knows. The kind belongs to the session, not to the person. */
export type ActorKind = 'visitor' | 'portal' | 'staff' | 'partner' | 'system';

/** How surely we know who is asking. */
export type Assurance = 'none' | 'password' | 'two-factor';

/** Who is asking: plain JSON, made by identity from a credential, carried by the signed token when split. */
export interface Actor {
  kind: ActorKind;
  /** Five digits; the address or credential names it, never the input. */
  storeId: string;
  /** The user (portal) or staff member (staff); null for visitors and the system. */
  userId: string | null;
  /** The customers a portal user acts for; empty for everyone else. */
  customerIds: string[];
  /** Sales teams of a staff member; null = sees all. */
  teamIds: string[] | null;
  /** Named rights of staff and scopes of partners. */
  rights: string[];
  assurance: Assurance;
  /** Shown in the audit. */
  name: string | null;
  /** When this session's user was here before (ISO instant); null on a first visit. */
  previousVisitAt: string | null;
  /** The session it came by, for ending it; absent where there is none. */
  sessionId?: string;
}

/** The public of a store: nobody logged in. */
export function visitor(storeId: string): Actor {
  return {
    kind: 'visitor',
    storeId,
    userId: null,
    customerIds: [],
    teamIds: [],
    rights: [],
    assurance: 'none',
    name: null,
    previousVisitAt: null,
  };
}

/**
 * The product itself, in one store. Only event handlers, cron and identity's log-in code may make one
 * (held by lint): it passes every policy of its store.
 */
export function system(storeId: string): Actor {
  return { ...visitor(storeId), kind: 'system', teamIds: null, name: 'Kommis' };
}
