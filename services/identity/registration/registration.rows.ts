import type { Actor } from '../../kernel/actor/actor';
import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import { newId } from '../../kernel/id/id';
import { hashOfToken, newToken } from '../../kernel/secret/token';
import type { FoundLink } from '../activation/link';
import type { BegunSession } from '../session/session.service';
import { type Registration, registrationRows } from './registration';

const open = 't.used_at IS NULL AND t.expires_at >';

/** The registration on which somebody's session is held, as long as it can be confirmed; null where there is none. */
export async function findPending(
  tx: Transaction,
  { kind, sessionId }: Actor,
  now: Date,
): Promise<Registration | null> {
  if (kind !== 'visitor' || sessionId === null) return null;
  const condition = `t.id = (SELECT s.registration_id FROM identity.session s WHERE s.id = $1) AND ${open} $2`;
  const [found] = await registrationRows.where(tx, condition, [sessionId, now]);
  return found ?? null;
}

/** One that can still be confirmed; null where it cannot any more. */
export async function findOpen(tx: Transaction, id: string, now: Date): Promise<Registration | null> {
  const [found] = await registrationRows.where(tx, `t.id = $1 AND ${open} $2`, [id, now]);
  return found ?? null;
}

/** The registration that a link confirms; consumes nothing. */
export async function findRegistrationLink(
  tx: Transaction,
  token: string,
  now: Date,
): Promise<FoundLink | null> {
  const [row] = await tx.sql<FoundLink & { [column: string]: unknown }>(
    `SELECT t.id, t.id AS "personId", 'registration' AS purpose, t.email, ${open} $2 AS "isOpen",
            ARRAY[t.first_name, t.last_name, t.company_name] AS names
       FROM identity.registration t WHERE t.token_hash = $1`,
    [hashOfToken(token), now],
  );
  return row ?? null;
}

/** Uses it up: of any number at one moment one gets it, the others null. */
export async function takeRegistration(tx: Transaction, id: string, now: Date): Promise<Registration | null> {
  const { columns, of } = registrationRows.as('t');
  const [row] = await tx.sql(
    `UPDATE identity.registration t SET used_at = $2 WHERE t.id = $1 AND ${open} $2 RETURNING ${columns}`,
    [id, now],
  );
  return row === undefined ? null : of(row);
}

/** Begins the session that is held on a registration and on nothing else; it ends with it, however it is used. */
export async function beginPending(
  tx: Transaction,
  { id, createdAt, expiresAt }: Pick<Registration, 'id' | 'createdAt' | 'expiresAt'>,
): Promise<BegunSession> {
  const session = { id: newId(), token: newToken(), expiresAt };
  await tx.sql(
    `INSERT INTO identity.session (id, token_hash, created_at, last_seen_at, expires_at, kind, registration_id, portal_epoch)
     SELECT $1, $2, $3, $3, $4, 'portal', $5, s.portal_epoch FROM identity.store s`,
    [session.id, hashOfToken(session.token), createdAt, expiresAt, id],
  );
  return session;
}

/** Whether the store still has it, at this moment: with it off, what was typed before makes nobody a customer any more. */
export async function hasRegistration(tx: Transaction): Promise<boolean> {
  const [store] = await tx.sql<{ has: boolean }>(
    `SELECT portal_on AND 'REGISTRATION' = ANY (modules) AS has FROM identity.store FOR SHARE`,
  );
  return store?.has === true;
}

/** Ends the sessions that are held on it. */
export async function endPending(tx: Transaction, id: string): Promise<void> {
  await tx.sql('DELETE FROM identity.session WHERE registration_id = $1', [id]);
}

/** Whom the store knows by an address. */
export interface Known {
  /** Null where it is a customer's, and nobody logs in with it. */
  userId: string | null;
  isActivated: boolean;
  isEnabled: boolean;
  language: Registration['language'] | null;
}

/**
 * Who logs in, is invited, or is to be reached at this address, in any spelling; null = nobody that identity has heard of. An
 * address that somebody waits to have is nobody's until they have shown that it is theirs [R-ID8].
 */
export async function findKnown(tx: Transaction, email: string): Promise<Known | null> {
  const [row] = await tx.sql<Known & { [column: string]: unknown }>(
    `SELECT u.id AS "userId", u.activated_at IS NOT NULL AS "isActivated", coalesce(u.enabled, false) AS "isEnabled", g.language
       FROM (SELECT id, 0 AS rank FROM identity."user" WHERE email = ANY ($1::text[])
             UNION ALL
             SELECT NULL, 1 FROM identity.customer WHERE email <> '' AND email = ANY ($1::text[])) AS k
       LEFT JOIN identity."user" u ON u.id = k.id
       LEFT JOIN identity.chosen_language g ON g.person_id = u.id
      ORDER BY k.rank LIMIT 1`,
    [spellingsOf(email)],
  );
  return row ?? null;
}
