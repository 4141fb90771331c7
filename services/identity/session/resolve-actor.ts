import { visitor, type Actor, type Assurance } from '../../kernel/actor/actor';
import type { Clock } from '../../kernel/clock/clock';
import type { Database } from '../../kernel/database/database';
import type { Transaction } from '../../kernel/database/transaction';
import type { Credential, ResolveActor } from '../../kernel/subgraph/port';
import { rightsOf } from '../staff/staff.rules';
import { isStoreId } from '../store/store.rules';
import { asSystemOf, readAsSystem } from './as-system';
import { isNewVisit, isSeenStale, expiryOf, type SessionKind } from './session.rules';
import { hashOfToken, isToken } from '../../kernel/secret/token';
import { recordVisit } from './visit';
import { hasFactorSql } from '../two-factor/factor.rows';
import { secondStepOf, type TwoFactorPolicy } from '../two-factor/two-factor.rules';

interface SessionRow {
  portalOn: boolean;
  sessionId: string | null;
  /** It is held on nothing else. */
  registrationId: string | null;
  kind: SessionKind;
  assurance: Assurance;
  authenticatedAt: Date;
  createdAt: Date;
  lastSeenAt: Date;
  previousVisitAt: Date | null;
  userId: string | null;
  customerIds: string[];
  userName: string | null;
  staffMemberId: string | null;
  staffName: string | null;
  role: string;
  extraRights: string[];
  policy: TwoFactorPolicy;
  /** Whether the person has a second step set up. */
  hasFactor: boolean;
}

/**
 * Says who presents this credential. Asked once an operation or page, and never remembered: a user switched off,
 * a right taken away or a portal closed counts on the next request [R-ID7]. What the session stands on must be as
 * it was when the password was proven: the epochs are equal, or it is nobody's session (0001-epoch.sql).
 */
export function actorResolver(database: Database, clock: Clock): ResolveActor {
  return async (credential) => {
    if (!isStoreId(credential.storeId)) return null;
    const found = await findSession(database, credential, clock.now());
    if (found === null) return null;
    const actor = actorOf(credential, found);
    // An open page that looks whether it still may is no visit: a session would never end, nor one begin anew.
    const isUse = actor.kind !== 'visitor' && credential.isLook !== true;
    if (!isUse || !isSeenStale(found.lastSeenAt, clock.now())) return actor;
    const previous = await asSystemOf(database, credential.storeId, 'visit', (tx) =>
      seen(tx, found, clock.now()),
    );
    return { ...actor, previousVisitAt: previous?.toISOString() ?? null };
  };
}

/**
 * The store with the session behind the token, in one round trip; null where there is no such store. A customer whom only a
 * registration has made so far is none yet: customers has still to tell of it.
 */
async function findSession(
  database: Database,
  credential: Credential,
  now: Date,
): Promise<SessionRow | null> {
  const token = isToken(credential.sessionToken) ? hashOfToken(credential.sessionToken) : null;
  const [row] = await readAsSystem<SessionRow>(
    database,
    credential.storeId,
    'resolveActor',
    `SELECT s.portal_on AS "portalOn", x.id AS "sessionId", x.kind, x.assurance, x.authenticated_at AS "authenticatedAt", x.created_at AS "createdAt",
            x.last_seen_at AS "lastSeenAt", x.previous_visit_at AS "previousVisitAt",
            CASE WHEN x.portal_epoch = s.portal_epoch THEN x.registration_id END AS "registrationId",
            u.id AS "userId", links.ids AS "customerIds", links.name AS "userName",
            m.id AS "staffMemberId", m.name AS "staffName", m.role, m.extra_rights AS "extraRights",
            s.two_factor AS policy, (${hasFactorSql('portal', 'u.id')} OR ${hasFactorSql('staff', 'm.id')}) AS "hasFactor"
       FROM identity.store s
       LEFT JOIN identity.session x ON x.token_hash = $1 AND x.kind = $2 AND x.expires_at > $3
       LEFT JOIN identity."user" u ON u.id = x.user_id AND u.epoch = x.epoch AND s.portal_epoch = x.portal_epoch
            AND u.enabled AND u.activated_at IS NOT NULL
       LEFT JOIN LATERAL (
         SELECT array_agg(l.customer_id ORDER BY l.created_at, l.customer_id) AS ids,
                (array_agg(nullif(c.display_name, '') ORDER BY l.created_at, l.customer_id))[1] AS name
           FROM identity.customer_user l JOIN identity.customer c ON c.id = l.customer_id
          WHERE l.user_id = u.id AND l.enabled AND c.version > 0 AND l.epoch = coalesce((x.link_epochs ->> l.customer_id::text)::int, 1)) links ON true
       LEFT JOIN identity.staff_member m ON m.id = x.staff_member_id AND m.epoch = x.epoch AND m.enabled`,
    [token, credential.kind, now],
  );
  return row ?? null;
}

function actorOf({ storeId, kind }: Credential, row: SessionRow): Actor {
  const nobody = visitor(storeId, kind === 'staff' ? 'console' : 'portal');
  if (row.sessionId === null) return nobody;
  const known = {
    assurance: row.assurance,
    authenticatedAt: row.authenticatedAt.toISOString(),
    sessionId: row.sessionId,
    previousVisitAt: row.previousVisitAt?.toISOString() ?? null,
  };
  // Who has only given a password is a visitor whose session is known: it opens the second step and nothing else [N2].
  const hasPerson = row.staffMemberId !== null || (row.userId !== null && row.portalOn);
  if (hasPerson && secondStepOf({ ...row, isPasswordOnly: row.assurance === 'password' }) !== null)
    return { ...nobody, ...known, previousVisitAt: null };
  if (row.staffMemberId !== null) {
    const rights = rightsOf(row.role, row.extraRights);
    return {
      ...nobody,
      ...known,
      kind: 'staff',
      userId: row.staffMemberId,
      teamIds: null,
      rights,
      name: row.staffName,
    };
  }
  // Who has registered and not confirmed it is a visitor like any other [R-ID6]; by the session alone is known what they typed.
  if (row.registrationId !== null && row.portalOn) return { ...nobody, sessionId: row.sessionId };
  if (row.userId === null || !row.portalOn) return nobody;
  return {
    ...nobody,
    ...known,
    kind: 'portal',
    userId: row.userId,
    customerIds: row.customerIds ?? [],
    name: row.userName,
  };
}

/** Writes down that the session is in use, and where that begins a new visit, when the last one was. */
async function seen(tx: Transaction, session: SessionRow, now: Date): Promise<Date | null> {
  const [locked] = await tx.sql<{ lastSeenAt: Date; previousVisitAt: Date | null }>(
    'SELECT last_seen_at AS "lastSeenAt", previous_visit_at AS "previousVisitAt" FROM identity.session WHERE id = $1 AND expires_at > $2 FOR UPDATE',
    [session.sessionId, now],
  );
  // Two requests at one moment: the second finds it done, or the session ended.
  if (locked === undefined || !isSeenStale(locked.lastSeenAt, now)) return locked?.previousVisitAt ?? null;
  const before = session.userId === null ? null : await recordVisit(tx, session.userId, now);
  const previous = isNewVisit(session.lastSeenAt, now) && before !== null ? before : session.previousVisitAt;
  await tx.sql(
    'UPDATE identity.session SET last_seen_at = $2, expires_at = $3, previous_visit_at = $4 WHERE id = $1',
    [session.sessionId, now, expiryOf(session.kind, session.createdAt, now), previous],
  );
  return previous;
}
