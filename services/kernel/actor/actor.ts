/** The kinds of actor every rule and policy knows. The kind belongs to the session, not to the person. */
export type ActorKind = 'visitor' | 'portal' | 'staff' | 'partner' | 'system';

/** Where a store is entered: its portal, or the console of its staff. */
export type Door = 'portal' | 'console';

/** How surely we know who is asking. */
export type Assurance = 'none' | 'password' | 'two-factor';

/**
 * Who is asking: plain JSON, made where log-ins are kept from a credential, carried by the signed token when split.
 * All of it that decides reaches the database with each transaction; see settings.ts and 0002-actor.sql.
 */
export interface Actor {
  kind: ActorKind;
  /** Five digits; the address or credential names it, never the input. */
  storeId: string;
  /** At which door of the store they stand; who is not logged in may knock at that one only. */
  door: Door;
  /** The user (portal) or staff member (staff); null for visitors and the system. */
  userId: string | null;
  /** The customers a portal user is linked to; empty for everyone else. */
  customerIds: string[];
  /** The one of them acted for at the moment; null = all. */
  actingFor: string | null;
  /** Teams of a staff member, of whose customers alone they see what belongs to teams; null = sees all. */
  teamIds: string[] | null;
  /** Named rights of staff; 'owner' implies all. */
  rights: string[];
  /** What a partner's client may do. */
  scopes: string[];
  assurance: Assurance;
  /** When the person last proved who they are, by logging in or setting a password (ISO instant); null for nobody. */
  authenticatedAt: string | null;
  /** Shown in histories; kept where it can be erased. */
  name: string | null;
  /** The session it came by, for ending it; null where there is none. */
  sessionId: string | null;
  /** When this session's user was here before (ISO instant); null on a first visit. */
  previousVisitAt: string | null;
}

/** The public of a store: nobody logged in. Every other actor is this and more. */
export function visitor(storeId: string, door: Door = 'portal'): Actor {
  return {
    kind: 'visitor',
    storeId,
    door,
    userId: null,
    customerIds: [],
    actingFor: null,
    teamIds: [],
    rights: [],
    scopes: [],
    assurance: 'none',
    authenticatedAt: null,
    name: null,
    sessionId: null,
    previousVisitAt: null,
  };
}

/** The product's own name, where a history says who did it. */
export const SYSTEM_NAME = 'Kommis';

/**
 * The product itself, in one store. Only event handlers, cron and the log-in code may make one
 * (held by lint): it passes every policy of its store.
 */
export function system(storeId: string): Actor {
  return { ...visitor(storeId), kind: 'system', teamIds: null, name: SYSTEM_NAME };
}
