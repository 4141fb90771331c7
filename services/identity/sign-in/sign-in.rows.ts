import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import type { SessionKind } from '../session/session.rules';
import { LIKE_FOR_MS, MOST_DEVICES, MOST_SESSIONS, MOST_SIGN_INS, SHOWN_FOR_MS } from './device.rules';
import type { KnownDevice } from './device.rules';
import type { OpenSession, SignIn } from './sign-in';

/** A user of the portal, or a staff member at the console. */
export interface Person {
  kind: SessionKind;
  id: string;
}

/** Where people are, and which column names them. */
export const placeOf = (kind: SessionKind): { table: string; column: string } =>
  kind === 'staff'
    ? { table: 'identity.staff_member', column: 'staff_member_id' }
    : { table: 'identity."user"', column: 'user_id' };

/** A device as it shows itself at a log-in. */
export interface ShownDevice extends KnownDevice {
  tokenHash: Buffer | null;
  networkHash: Buffer | null;
}

/** What is known of it, and who is to be told where nothing is. */
export interface FoundDevice {
  /** The one with this token; null = none of theirs, or void. */
  id: string | null;
  /** Whether they ever logged in before. */
  hasAny: boolean;
  /** Whether one like it was there lately, from the same network. */
  isLike: boolean;
  email: string;
  customerId: string | null;
}

/** Whether a device is known to be of whoever logs in with this address, and nobody said that it was not them. */
export async function isDeviceOf(
  tx: Transaction,
  kind: SessionKind,
  email: string,
  tokenHash: Buffer,
): Promise<boolean> {
  const { table, column } = placeOf(kind);
  const [device] = await tx.sql(
    `SELECT FROM identity.device d JOIN ${table} p ON p.id = d.${column}
      WHERE d.token_hash = $1 AND d.voided_at IS NULL AND p.email = ANY ($2)`,
    [tokenHash, spellingsOf(email)],
  );
  return device !== undefined;
}

/** Looks a device up. After the session has begun: who says at this moment that it is not theirs is waited for. */
export async function findDevice(
  tx: Transaction,
  { kind, id }: Person,
  shown: ShownDevice,
  now: Date,
): Promise<FoundDevice> {
  const { table, column } = placeOf(kind);
  const customer =
    kind === 'staff'
      ? 'NULL::uuid'
      : '(SELECT l.customer_id FROM identity.customer_user l WHERE l.user_id = p.id AND l.enabled ORDER BY l.created_at, l.customer_id LIMIT 1)';
  const [found] = await tx.sql<FoundDevice & { [column: string]: unknown }>(
    `SELECT (SELECT d.id FROM identity.device d WHERE d.token_hash = $2 AND d.${column} = p.id AND d.voided_at IS NULL) AS id,
            EXISTS (SELECT FROM identity.device d WHERE d.${column} = p.id) AS "hasAny",
            EXISTS (SELECT FROM identity.device d WHERE d.${column} = p.id AND d.voided_at IS NULL AND d.browser = $3 AND d.system = $4
                       AND d.network_hash IS NOT DISTINCT FROM $5 AND d.last_seen_at > $6) AS "isLike",
            p.email, ${customer} AS "customerId"
       FROM ${table} p WHERE p.id = $1`,
    [
      ...[id, shown.tokenHash, shown.browser, shown.system, shown.networkHash],
      new Date(now.getTime() - LIKE_FOR_MS),
    ],
  );
  if (found === undefined) throw new Error('Nobody logs in');
  return found;
}

/** Writes down a log-in and its device, new or seen once more. */
export async function keepSignIn(
  tx: Transaction,
  { kind, id }: Person,
  signIn: ShownDevice & { sessionId: string; deviceId: string; tokenHash: Buffer },
  now: Date,
): Promise<void> {
  const { column } = placeOf(kind);
  await tx.sql(
    `WITH seen AS (
       INSERT INTO identity.device (id, token_hash, ${column}, browser, system, network_hash, first_seen_at, last_seen_at)
       VALUES ($2, $3, $4, $5, $6, $7, $8, $8)
       ON CONFLICT (store_id, id) DO UPDATE SET browser = excluded.browser, system = excluded.system,
         network_hash = excluded.network_hash, last_seen_at = excluded.last_seen_at)
     INSERT INTO identity.sign_in (id, ${column}, device_id, browser, system, at) VALUES ($1, $4, $2, $5, $6, $8)`,
    [
      ...[signIn.sessionId, signIn.deviceId, signIn.tokenHash, id, signIn.browser, signIn.system],
      ...[signIn.networkHash, now],
    ],
  );
}

/** Of how many log-ins within the hour before one a person was mailed, beside that one. */
export async function countTold(
  tx: Transaction,
  { kind, id }: Person,
  { signInId, at }: { signInId: string; at: Date },
): Promise<number> {
  const [counted] = await tx.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM identity.sign_in i JOIN identity.link_token l ON l.sign_in_id = i.id
      WHERE i.${placeOf(kind).column} = $1 AND i.id <> $2 AND i.at > $3::timestamptz - interval '1 hour' AND i.at <= $3`,
    [id, signInId, at],
  );
  return counted?.count ?? 0;
}

/** Forgets the devices beyond as many as are kept. */
export async function forgetOldest(tx: Transaction, { kind, id }: Person): Promise<void> {
  const { column } = placeOf(kind);
  await tx.sql(
    `DELETE FROM identity.device WHERE id IN (SELECT id FROM identity.device WHERE ${column} = $1
        ORDER BY last_seen_at DESC, id DESC OFFSET ${MOST_DEVICES})`,
    [id],
  );
}

/** Sessions `x` of a person that still open anything, as `resolve-actor.ts` asks. */
export const openSessions = (kind: SessionKind): string =>
  kind === 'staff'
    ? `identity.session x JOIN identity.staff_member p ON p.id = x.staff_member_id AND p.epoch = x.epoch AND p.enabled`
    : `identity.session x JOIN identity."user" p ON p.id = x.user_id AND p.epoch = x.epoch AND p.enabled
         JOIN identity.store s ON s.portal_epoch = x.portal_epoch AND s.portal_on`;

/** Where somebody is logged in, the one seen last first. Sessions of before log-ins were kept have no device. */
export async function listSessions(
  tx: Transaction,
  { kind, id }: Person,
  ownSessionId: string | null,
  now: Date,
): Promise<OpenSession[]> {
  const rows = await tx.sql<Omit<OpenSession, 'device'> & KnownDevice & { [column: string]: unknown }>(
    `SELECT x.id, x.id IS NOT DISTINCT FROM $2::uuid AS "isThisOne", x.created_at AS "firstSeenAt", x.last_seen_at AS "lastSeenAt",
            coalesce(i.browser, '') AS browser, coalesce(i.system, '') AS system
       FROM ${openSessions(kind)} LEFT JOIN identity.sign_in i ON i.id = x.id
      WHERE p.id = $1 AND x.expires_at > $3
      ORDER BY "isThisOne" DESC, x.last_seen_at DESC, x.id LIMIT ${MOST_SESSIONS}`,
    [id, ownSessionId, now],
  );
  return rows.map(({ browser, system, ...session }) => ({ ...session, device: named(browser, system) }));
}

/** When somebody logged in, of the last 30 days, the last first. */
export async function listSignIns(tx: Transaction, { kind, id }: Person, now: Date): Promise<SignIn[]> {
  const rows = await tx.sql<Pick<SignIn, 'at' | 'secondFactor'> & KnownDevice>(
    `SELECT at, browser, system, second_factor AS "secondFactor" FROM identity.sign_in
      WHERE ${placeOf(kind).column} = $1 AND at > $2 ORDER BY at DESC, id LIMIT ${MOST_SIGN_INS}`,
    [id, new Date(now.getTime() - SHOWN_FOR_MS)],
  );
  return rows.map(({ at, secondFactor, browser, system }) => ({
    ...{ at, secondFactor },
    device: named(browser, system),
  }));
}

const named = (browser: string, system: string): SignIn['device'] => ({
  browser: browser || null,
  system: system || null,
});

/** Ends one of a person's own sessions; answers how many that were: none where it is gone, another's, or never was. */
export async function endOwnSession(
  tx: Transaction,
  { kind, id }: Person,
  sessionId: string,
): Promise<number> {
  const ended = await tx.sql(
    `DELETE FROM identity.session WHERE id = $2 AND ${placeOf(kind).column} = $1 RETURNING id`,
    [id, sessionId],
  );
  return ended.length;
}

/** Ends all of a person's sessions but this one. */
export async function endOtherSessions(
  tx: Transaction,
  { kind, id }: Person,
  own: string | null,
): Promise<number> {
  const ended = await tx.sql(
    `DELETE FROM identity.session WHERE ${placeOf(kind).column} = $1 AND id IS DISTINCT FROM $2::uuid RETURNING id`,
    [id, own],
  );
  return ended.length;
}

/**
 * Of a log-in that was somebody else's: its device is void, with those that were let pass since because they were like it,
 * and all their sessions end.
 */
export async function disown(tx: Transaction, linkId: string, now: Date): Promise<void> {
  const devices = await tx.sql<{ id: string }>(
    `UPDATE identity.device d SET voided_at = coalesce(d.voided_at, $2)
       FROM identity.link_token l JOIN identity.sign_in i ON i.id = l.sign_in_id JOIN identity.device theirs ON theirs.id = i.device_id
      WHERE l.id = $1 AND (d.user_id = theirs.user_id OR d.staff_member_id = theirs.staff_member_id)
        AND (d.id = theirs.id OR (d.browser = theirs.browser AND d.system = theirs.system
             AND d.network_hash IS NOT DISTINCT FROM theirs.network_hash AND d.first_seen_at >= theirs.first_seen_at))
      RETURNING d.id`,
    [linkId, now],
  );
  await tx.sql(
    `DELETE FROM identity.session WHERE id = (SELECT sign_in_id FROM identity.link_token WHERE id = $1)
        OR id IN (SELECT id FROM identity.sign_in WHERE device_id = ANY ($2::uuid[]))`,
    [linkId, devices.map(({ id }) => id)],
  );
}
