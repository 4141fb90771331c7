import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { expiryOf, type SessionKind } from './session.rules';
import { hashOfToken, newToken } from './token';

/** A session just begun; the token is told once and kept nowhere. */
export interface BegunSession {
  id: string;
  token: string;
  expiresAt: Date;
}

interface Beginning {
  kind: SessionKind;
  /** The user or staff member who proved a password. */
  personId: string;
  previousVisitAt: Date | null;
}

/** Begins a session with a token of its own. */
export async function beginSession(tx: Transaction, beginning: Beginning, now: Date): Promise<BegunSession> {
  const { kind, personId, previousVisitAt } = beginning;
  const session = { id: newId(), token: newToken(), expiresAt: expiryOf(kind, now, now) };
  await tx.sql(
    'identity.session-begin',
    `INSERT INTO identity.session (id, token_hash, kind, user_id, staff_member_id, created_at, last_seen_at, expires_at, previous_visit_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8)`,
    [
      ...[session.id, hashOfToken(session.token), kind],
      ...[kind === 'portal' ? personId : null, kind === 'staff' ? personId : null],
      ...[now, session.expiresAt, previousVisitAt],
    ],
  );
  return session;
}

/** Ends one session. */
export async function endSession(tx: Transaction, sessionId: string): Promise<void> {
  await tx.sql('identity.session-end', 'DELETE FROM identity.session WHERE id = $1', [sessionId]);
}

/** Ends every session of a user: the log-in was switched off, or its password changed. */
export async function endSessionsOf(tx: Transaction, userId: string): Promise<void> {
  await tx.sql('identity.session-end-user', 'DELETE FROM identity.session WHERE user_id = $1', [userId]);
}

/** Ends every customer's session of the store [K3]. */
export async function endPortalSessions(tx: Transaction): Promise<void> {
  await tx.sql('identity.session-end-portal', `DELETE FROM identity.session WHERE kind = 'portal'`);
}
