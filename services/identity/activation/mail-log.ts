import { mailsChanged } from '../../../schema/events/identity';
import type { Transaction } from '../../kernel/database/transaction';

/** A mail of ours, as the log keeps it: without its text, so without its link [R-CU10]. */
export interface LoggedMail {
  id: string;
  userId: string;
  customerId: string | null;
  kind: string;
  recipient: string;
  subject: string;
}

interface MailState {
  id: string;
  customerId: string | null;
  version: number;
  kind: string;
  recipient: string;
  subject: string;
  status: string;
  at: Date;
  error: string;
}

/** Writes a mail down before it is sent; again before each further try. False: it was sent already. */
export async function noteQueued(tx: Transaction, mail: LoggedMail, now: Date): Promise<boolean> {
  const rows = await tx.sql<MailState>(
    'identity.mail-queue',
    `INSERT INTO identity.mail AS m (id, user_id, customer_id, kind, recipient, subject, status, at)
     VALUES ($1, $2, $3, $4, $5, $6, 'QUEUED', $7)
     ON CONFLICT (store_id, id) DO UPDATE SET status = 'QUEUED', version = m.version + 1, at = excluded.at, error = ''
       WHERE m.status <> 'SENT'
     RETURNING id, customer_id AS "customerId", version::int, kind, recipient, subject, status, at, error`,
    [mail.id, mail.userId, mail.customerId, mail.kind, mail.recipient, mail.subject, now],
  );
  return tell(tx, rows);
}

/** Writes down how it went. */
export async function noteOutcome(
  tx: Transaction,
  mailId: string,
  error: string | null,
  now: Date,
): Promise<void> {
  const rows = await tx.sql<MailState>(
    'identity.mail-outcome',
    `UPDATE identity.mail SET status = CASE WHEN $2::text IS NULL THEN 'SENT' ELSE 'FAILED' END, error = coalesce($2, ''),
            at = $3, version = version + 1 WHERE id = $1
     RETURNING id, customer_id AS "customerId", version::int, kind, recipient, subject, status, at, error`,
    [mailId, error, now],
  );
  await tell(tx, rows);
}

/** Tells the customer's mail log [P30]. A mail that is about no customer has no log to stand in. */
async function tell(tx: Transaction, rows: MailState[]): Promise<boolean> {
  const [mail] = rows;
  if (mail === undefined) return false;
  if (mail.customerId === null) return true;
  const { customerId, error, at } = mail;
  const told = { ...mail, customerId, at: at.toISOString(), error: error === '' ? null : error };
  await tx.emit(mailsChanged, mail, { mails: [told] });
  return true;
}
