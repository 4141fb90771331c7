import type { Transaction } from '../../kernel/database/transaction';
import { isOpen, type FoundLink } from '../activation/link';
import { hashOfToken } from '../../kernel/secret/token';

/** The change a link confirms. */
export interface TakenChange {
  customerId: string | null;
  email: string;
}

/** The link to an address behind a token, in this store; consumes nothing. */
export async function findEmailLink(tx: Transaction, token: string, now: Date): Promise<FoundLink | null> {
  const [row] = await tx.sql<FoundLink & { [column: string]: unknown }>(
    `SELECT l.id, l.user_id AS "personId", l.purpose, u.email, ${isOpen} AS "isOpen"
       FROM identity.link_token l JOIN identity."user" u ON u.id = l.user_id WHERE l.token_hash = $1 AND l.purpose = 'email'`,
    [hashOfToken(token), now],
  );
  return row ?? null;
}

/** Takes the change that waits for a user, so that it is made once; an open link is always that of this one. */
export async function takeChange(tx: Transaction, userId: string): Promise<TakenChange | null> {
  const [row] = await tx.sql<TakenChange>(
    'DELETE FROM identity.email_change WHERE user_id = $1 RETURNING customer_id AS "customerId", email',
    [userId],
  );
  return row ?? null;
}

/**
 * Whether the address is another user's log-in or invitation, or another customer's contact address; with that of a customer of
 * their own somebody may log in who wishes it themselves.
 */
export async function isTaken(tx: Transaction, userId: string, change: TakenChange): Promise<boolean> {
  const found = await tx.sql(
    `SELECT FROM identity."user" WHERE email = $1 AND id <> $2
      UNION ALL SELECT FROM identity.customer c WHERE email = $1 AND id IS DISTINCT FROM $3
         AND ($3::uuid IS NOT NULL OR NOT EXISTS (SELECT FROM identity.customer_user l WHERE l.customer_id = c.id AND l.user_id = $2))`,
    [change.email, userId, change.customerId],
  );
  return found.length > 0;
}

/**
 * Gives a user another log-in address and makes every link void that lets in: they went to the old one. Answers that; null =
 * switched off meanwhile.
 */
export async function moveLogIn(tx: Transaction, userId: string, email: string): Promise<string | null> {
  const [moved] = await tx.sql<{ former: string }>(
    `UPDATE identity."user" SET former_emails = former_emails || email, email = $2
      WHERE id = $1 AND enabled AND activated_at IS NOT NULL RETURNING former_emails[cardinality(former_emails)] AS former`,
    [userId, email],
  );
  await tx.sql(
    `UPDATE identity.link_token SET replaced_at = now() WHERE user_id = $1 AND used_at IS NULL AND replaced_at IS NULL
        AND sign_in_id IS NULL AND former_email IS NULL`,
    [userId],
  );
  return moved?.former ?? null;
}
