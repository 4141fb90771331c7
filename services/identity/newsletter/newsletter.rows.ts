import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';

const HOUR_MS = 3_600_000;
/** At most one mail that asks for a confirmation, in so long. */
export const BETWEEN_MAILS_MS = 24 * HOUR_MS;
/** How long its link works. */
export const LINK_MS = 7 * BETWEEN_MAILS_MS;

/** What was asked for at an address. */
export interface NewsletterRequest {
  /** Of the mail, too. */
  id: string;
  email: string;
  language: Language;
  agreedTo: string;
  askedAt: Date;
}

/** Whether the store has switched the field on. */
export async function isOpen(tx: Transaction): Promise<boolean> {
  return (await tx.sql('SELECT FROM identity.footer WHERE newsletter')).length > 0;
}

/**
 * Writes down that somebody asks; false, and nothing of it, where that was done within the last day. The row decides: of any
 * number at one moment one finds true.
 */
export async function askOnce(tx: Transaction, request: NewsletterRequest): Promise<boolean> {
  const { id, email, language, agreedTo, askedAt } = request;
  const [asked] = await tx.sql(
    `INSERT INTO identity.newsletter_request AS r (email, id, language, agreed_to, asked_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (store_id, email) DO UPDATE SET id = excluded.id, language = excluded.language, agreed_to = excluded.agreed_to,
       asked_at = excluded.asked_at, expires_at = excluded.expires_at, confirmed_at = NULL
       WHERE r.asked_at <= $7 RETURNING r.id`,
    [
      email,
      id,
      language,
      agreedTo,
      askedAt,
      new Date(askedAt.getTime() + LINK_MS),
      new Date(askedAt.getTime() - BETWEEN_MAILS_MS),
    ],
  );
  return asked !== undefined;
}

/** What is still to be confirmed by the mail with this id; null where there is nothing any more. */
export async function findRequest(tx: Transaction, id: string, now: Date): Promise<NewsletterRequest | null> {
  const [row] = await tx.sql<NewsletterRequest & { [column: string]: unknown }>(
    `SELECT ${COLUMNS} FROM identity.newsletter_request r WHERE r.id = $1 AND r.expires_at > $2 AND r.confirmed_at IS NULL`,
    [id, now],
  );
  return row ?? null;
}

const COLUMNS = 'r.id, r.email, r.language, r.agreed_to AS "agreedTo", r.asked_at AS "askedAt"';

/** Confirms it; of any number at one moment, `isFirst` is true of one. Null where the link has had its time, or was replaced. */
export async function confirmRequest(
  tx: Transaction,
  id: string,
  now: Date,
): Promise<(NewsletterRequest & { isFirst: boolean }) | null> {
  const [row] = await tx.sql<NewsletterRequest & { isFirst: boolean; [column: string]: unknown }>(
    `UPDATE identity.newsletter_request r SET confirmed_at = $2
      WHERE r.id = $1 AND r.expires_at > $2 AND r.confirmed_at IS NULL RETURNING ${COLUMNS}, true AS "isFirst"`,
    [id, now],
  );
  if (row !== undefined) return row;
  const [before] = await tx.sql<NewsletterRequest & { isFirst: boolean; [column: string]: unknown }>(
    `SELECT ${COLUMNS}, false AS "isFirst" FROM identity.newsletter_request r WHERE r.id = $1 AND r.expires_at > $2`,
    [id, now],
  );
  return before ?? null;
}

/** A link that was sent before somebody left does nothing any more. */
export async function voidRequests(tx: Transaction, email: string, now: Date): Promise<void> {
  await tx.sql(
    'UPDATE identity.newsletter_request SET expires_at = $2 WHERE email = $1 AND expires_at > $2 AND asked_at < $2',
    [email, now],
  );
}

/** As if nobody had asked, where that is so; the same statement where it is not. */
export async function forgetRequestIf(isSo: boolean, tx: Transaction, id: string): Promise<void> {
  await tx.sql('DELETE FROM identity.newsletter_request WHERE id = $1 AND $2::boolean', [id, isSo]);
}
