import type { Transaction } from '../../kernel/database/transaction';
import { emailOf } from '../../kernel/email/email';
import { sendMails } from '../../kernel/mail/send-mail';
import { recipientMails, takeAttempts } from '../login/attempts';
import { emailConfirm, emailNotice } from './email-mails';

/** A log-in address that is to change. */
export interface WantedEmail {
  userId: string;
  /** For which customer staff asked for it; null = the user did. */
  customerId: string | null;
  email: string;
}

/** For which customers addresses were asked for just now; and in how many seconds again where not for all. */
export interface AskedEmails {
  customerIds: (string | null)[];
  retryAfter: number | null;
}

/** A change that waits now, and the address until then. */
type Asked = WantedEmail & { id: string; present: string; [column: string]: unknown };

/**
 * Brings the changes that wait to what the customers service says of these customers: a new address is asked for once,
 * however often it is told; one that waits no longer is void, with its link. Their rows and copies are locked by now.
 */
export async function followPending(tx: Transaction, customerIds: string[], now: Date): Promise<AskedEmails> {
  const gone = await tx.sql<{ userId: string }>(
    `DELETE FROM identity.email_change ch USING identity.customer c
      WHERE c.id = ch.customer_id AND c.id = ANY ($1::uuid[]) AND c.pending_email <> ch.email RETURNING ch.user_id AS "userId"`,
    [customerIds],
  );
  await voidEmailLinks(
    tx,
    gone.map(({ userId }) => userId),
  );
  const wanted = await tx.sql<WantedEmail & { [column: string]: unknown }>(
    `SELECT DISTINCT ON (u.id) u.id AS "userId", c.id AS "customerId", c.pending_email AS email
       FROM identity.customer c JOIN identity.customer_user l ON l.customer_id = c.id JOIN identity."user" u ON u.id = l.user_id
      WHERE c.id = ANY ($1::uuid[]) AND c.pending_email <> '' AND u.email = c.email AND u.activated_at IS NOT NULL
      ORDER BY u.id, c.id`,
    [customerIds],
  );
  return askForEmails(tx, wanted, now);
}

/**
 * Asks for other log-in addresses: a link goes to each new one, a notice to the present one, and until the link is
 * used nothing changes. What waited for a user before is void; what waits already is not asked for again. Where either
 * address had mails enough within the hour, nothing is asked for yet: neither mail goes without the other.
 */
export async function askForEmails(tx: Transaction, wanted: WantedEmail[], now: Date): Promise<AskedEmails> {
  if (wanted.length === 0) return { customerIds: [], retryAfter: null };
  const changed = await tx.sql<Asked>(
    `INSERT INTO identity.email_change AS e (id, user_id, customer_id, email)
     SELECT kernel.new_id(), w."userId", w."customerId", w.email FROM jsonb_to_recordset($1) AS w ("userId" uuid, "customerId" uuid, email text)
     ON CONFLICT (store_id, user_id) DO UPDATE SET id = excluded.id, customer_id = excluded.customer_id, email = excluded.email, asked_at = now()
       WHERE e.email <> excluded.email OR e.customer_id IS DISTINCT FROM excluded.customer_id
     RETURNING id, user_id AS "userId", customer_id AS "customerId", email, (SELECT u.email FROM identity."user" u WHERE u.id = e.user_id) AS present`,
    [JSON.stringify(wanted)],
  );
  await voidEmailLinks(
    tx,
    changed.map(({ userId }) => userId),
  );
  const { asked, retryAfter } = await takeRoom(tx, changed, now);
  const toEach = (to: 'email' | 'present') =>
    asked.map(({ id, customerId, ...addresses }) => ({
      ...{ to: addresses[to], customerId, data: { changeId: id } },
    }));
  await sendMails(tx, emailConfirm, toEach('email'));
  await sendMails(tx, emailNotice, toEach('present'));
  return { customerIds: asked.map(({ customerId }) => customerId), retryAfter };
}

/** Takes room for the two mails of each change; a change that finds none waits no longer, and is asked for again later. */
async function takeRoom(
  tx: Transaction,
  changed: Asked[],
  now: Date,
): Promise<{ asked: Asked[]; retryAfter: number | null }> {
  if (changed.length === 0) return { asked: [], retryAfter: null };
  const to = changed.flatMap(({ email, present }) => [email, present]).map(emailOf);
  const full = await takeAttempts(tx, recipientMails, to, now);
  if (full.size === 0) return { asked: changed, retryAfter: null };
  const isFull = ({ email, present }: Asked): boolean =>
    full.has(emailOf(email)) || full.has(emailOf(present));
  await tx.sql('DELETE FROM identity.email_change WHERE id = ANY ($1::uuid[])', [
    changed.filter(isFull).map(({ id }) => id),
  ]);
  return { asked: changed.filter((each) => !isFull(each)), retryAfter: Math.max(...full.values()) };
}

/** Makes void whatever link would confirm an address of these users. */
async function voidEmailLinks(tx: Transaction, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.sql(
    `UPDATE identity.link_token SET replaced_at = now()
      WHERE user_id = ANY ($1::uuid[]) AND purpose = 'email' AND used_at IS NULL AND replaced_at IS NULL`,
    [userIds],
  );
}

/**
 * Makes void the link to the address that waits for this user, sent or still to be sent: what staff asked for goes on
 * waiting, and they may send another link; what was asked for in the user's own name is gone. Before the user's row is locked.
 */
export async function voidSentLink(tx: Transaction, userId: string): Promise<void> {
  await tx.sql('DELETE FROM identity.email_change WHERE user_id = $1 AND customer_id IS NULL', [userId]);
  await tx.sql('UPDATE identity.email_change SET id = kernel.new_id() WHERE user_id = $1', [userId]);
  await voidEmailLinks(tx, [userId]);
}
