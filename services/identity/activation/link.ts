import { createHmac } from 'node:crypto';
import type { Transaction } from '../../kernel/database/transaction';
import { hashOfToken } from '../session/token';

/** What a link is for. One made for the one purpose does not do for the other. */
export type LinkPurpose = PasswordPurpose | 'email';

/** What a link to a password is for. */
export type PasswordPurpose = 'activation' | 'reset';

const MINUTE_MS = 60_000;
/** How long a link works [R-ID4]. */
export const linkLifetimeMs: Readonly<Record<LinkPurpose, number>> = {
  activation: 24 * 60 * MINUTE_MS,
  reset: 30 * MINUTE_MS,
  email: 24 * 60 * MINUTE_MS,
};

/** Whom and what a link is for. `id` is the mail's: a mail that is sent again carries the same link. */
export interface Link {
  id: string;
  storeId: string;
  userId: string;
  purpose: LinkPurpose;
}

/**
 * The link's token: 256 bits only this installation can compute, bound to mail, user, store and purpose. Not
 * drawn at random but derived, because it is kept nowhere: a mail job that is tried again must send the same
 * link again, and neither the job nor the log may hold it.
 */
export function linkToken(secret: Buffer, link: Link): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([link.storeId, link.userId, link.purpose, link.id]))
    .digest('base64url');
}

/**
 * Makes the link good, and older ones of the user void: links to a password, or those that confirm an address. Answers false where it has itself been replaced or
 * used meanwhile: then there is nothing to send. Sent again, it lives anew from now.
 */
export async function openLink(tx: Transaction, link: Link, token: string, now: Date): Promise<boolean> {
  // One user's links are opened one after the other, or two new ones would each find no older.
  await lockUser(tx, link.userId);
  await tx.sql(
    `UPDATE identity.link_token SET replaced_at = $3 WHERE user_id = $1 AND id < $2 AND used_at IS NULL AND replaced_at IS NULL
        AND (purpose = 'email') = ($4::text = 'email')`,
    [link.userId, link.id, now, link.purpose],
  );
  const [open] = await tx.sql(
    `INSERT INTO identity.link_token AS l (id, token_hash, user_id, purpose, created_at, expires_at, epoch)
     SELECT $1, $2, u.id, $4, $5, $6, u.epoch FROM identity."user" u
      WHERE u.id = $3 AND NOT EXISTS (SELECT FROM identity.link_token newer
                                       WHERE newer.user_id = $3 AND newer.id > $1 AND (newer.purpose = 'email') = ($4::text = 'email'))
     ON CONFLICT (store_id, id) DO UPDATE SET expires_at = excluded.expires_at, epoch = excluded.epoch
       WHERE l.used_at IS NULL AND l.replaced_at IS NULL
     RETURNING id`,
    [
      link.id,
      hashOfToken(token),
      link.userId,
      link.purpose,
      now,
      new Date(now.getTime() + linkLifetimeMs[link.purpose]),
    ],
  );
  return open !== undefined;
}

/** Whom a link belongs to, and whether it still does anything. */
export interface FoundLink {
  id: string;
  userId: string;
  email: string;
  isOpen: boolean;
}

/** Whether link `l` of user `u` does something at `$2`: looking and using ask the same. */
export const isOpen = `l.used_at IS NULL AND l.replaced_at IS NULL AND l.expires_at > $2 AND u.enabled AND u.epoch = l.epoch
  AND (l.purpose = 'activation') = (u.activated_at IS NULL)`;

/** The link to a password behind a token, in this store; consumes nothing. */
export async function findLink(tx: Transaction, token: string, now: Date): Promise<FoundLink | null> {
  const [row] = await tx.sql<FoundLink>(
    `SELECT l.id, l.user_id AS "userId", u.email, ${isOpen} AND l.purpose <> 'email' AS "isOpen"
       FROM identity.link_token l JOIN identity."user" u ON u.id = l.user_id WHERE l.token_hash = $1`,
    [hashOfToken(token), now],
  );
  return row ?? null;
}

/**
 * Uses a link up: of any number at one moment, one gets true. Time has passed since it was found, so the whole
 * condition is asked again, and the user's row is held until the commit: nobody switches the log-in off in between.
 */
export async function consumeLink(tx: Transaction, link: FoundLink, now: Date): Promise<boolean> {
  await lockUser(tx, link.userId);
  const used = await tx.sql(
    `UPDATE identity.link_token l SET used_at = $2 FROM identity."user" u
      WHERE l.id = $1 AND u.id = l.user_id AND ${isOpen} RETURNING l.id`,
    [link.id, now],
  );
  return used.length === 1;
}

async function lockUser(tx: Transaction, userId: string): Promise<void> {
  await tx.sql('SELECT FROM identity."user" WHERE id = $1 FOR NO KEY UPDATE', [userId]);
}
