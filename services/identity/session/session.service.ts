import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { expiryOf, type SessionKind } from './session.rules';
import { hashOfToken, newToken } from '../../kernel/secret/token';

/** A session just begun; the token is told once and kept nowhere. */
export interface BegunSession {
  id: string;
  token: string;
  expiresAt: Date;
}

/** Who proved a password, and what that stood on when the password was read: see 0001-epoch.sql. */
export interface Proof {
  /** The user or staff member. */
  personId: string;
  epoch: number;
  portalEpoch: number;
}

/**
 * Begins a session with a token of its own; null where what was proven holds no more. The rows it stands on are locked,
 * so that this answer is true at the commit; that it is still true later, every look-up asks.
 */
export async function beginSession(
  tx: Transaction,
  kind: SessionKind,
  proof: Proof,
  previousVisitAt: Date | null,
  now: Date,
): Promise<BegunSession | null> {
  const session = { id: newId(), token: newToken(), expiresAt: expiryOf(kind, now, now) };
  const begun = await tx.sql(kind === 'portal' ? portalSql : staffSql, [
    ...[session.id, hashOfToken(session.token), now, session.expiresAt],
    ...[proof.personId, proof.epoch],
    ...(kind === 'portal' ? [proof.portalEpoch, previousVisitAt] : []),
  ]);
  return begun.length === 1 ? session : null;
}

const common =
  'id, token_hash, created_at, last_seen_at, authenticated_at, expires_at, kind, epoch, portal_epoch';

const portalSql = `
INSERT INTO identity.session (${common}, user_id, previous_visit_at, link_epochs)
SELECT $1, $2, $3, $3, $3, $4, 'portal', u.epoch, s.portal_epoch, u.id, $8,
       (SELECT coalesce(jsonb_object_agg(l.customer_id, l.epoch), '{}') FROM identity.customer_user l WHERE l.user_id = u.id)
  FROM identity.store s, identity."user" u
 WHERE u.id = $5 AND u.epoch = $6 AND u.enabled AND u.activated_at IS NOT NULL AND s.portal_on AND s.portal_epoch = $7
   FOR SHARE OF s, u RETURNING id`;

const staffSql = `
INSERT INTO identity.session (${common}, staff_member_id)
SELECT $1, $2, $3, $3, $3, $4, 'staff', m.epoch, s.portal_epoch, m.id
  FROM identity.store s, identity.staff_member m
 WHERE m.id = $5 AND m.epoch = $6 AND m.enabled
   FOR SHARE OF m RETURNING id`;

/** Lets a session go on under a new epoch, and under a token that nobody else can have seen. */
export async function continueSession(
  tx: Transaction,
  sessionId: string,
  epoch: number,
): Promise<Omit<BegunSession, 'id'>> {
  const token = newToken();
  const [session] = await tx.sql<{ expiresAt: Date }>(
    'UPDATE identity.session SET token_hash = $2, epoch = $3 WHERE id = $1 RETURNING expires_at AS "expiresAt"',
    [sessionId, hashOfToken(token), epoch],
  );
  if (session === undefined) throw new Error('The session is gone that was held');
  return { token, expiresAt: session.expiresAt };
}

/** Ends one session. */
export async function endSession(tx: Transaction, sessionId: string): Promise<void> {
  await tx.sql('DELETE FROM identity.session WHERE id = $1', [sessionId]);
}

/** Ends every session of a user: the log-in was switched off, or its password changed. */
export async function endSessionsOf(tx: Transaction, userId: string): Promise<void> {
  await tx.sql('DELETE FROM identity.session WHERE user_id = $1', [userId]);
}

/** Ends every session of a staff member: the password changed. */
export async function endSessionsOfStaff(tx: Transaction, staffMemberId: string): Promise<void> {
  await tx.sql('DELETE FROM identity.session WHERE staff_member_id = $1', [staffMemberId]);
}

/** Ends every customer's session of the store [K3]. */
export async function endPortalSessions(tx: Transaction): Promise<void> {
  await tx.sql(`DELETE FROM identity.session WHERE kind = 'portal'`);
}
