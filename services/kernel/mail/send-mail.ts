import type { Transaction } from '../database/transaction';
import { newId } from '../id/id';
import type { MailKind, WantedMail } from './mail-kind';

/** What must be said of a mail, and what may: see WantedMail. */
export type MailToSend<Data> = Pick<WantedMail<Data>, 'to' | 'customerId' | 'data'> &
  Partial<WantedMail<Data>>;

/** A mail as its job holds it. */
export interface QueuedMail extends WantedMail<unknown> {
  /** The kind's name. */
  kind: string;
}

/** The job of a service's mails. */
export function mailTask(service: string): string {
  return `${service}.send-mail`;
}

/**
 * Lets a mail be sent once this transaction commits; rolled back with it. Whoever acts, also a visitor: only the job
 * writes the mail down, as the system; no sooner than after so many milliseconds.
 */
export function sendMail<Data>(
  tx: Transaction,
  kind: MailKind<Data>,
  mail: MailToSend<NoInfer<Data>>,
  afterMs = 0,
): Promise<void> {
  return sendMails(tx, kind, [mail], afterMs);
}

/** The same for many of a kind, in one statement. */
export async function sendMails<Data>(
  tx: Transaction,
  kind: MailKind<Data>,
  mails: readonly MailToSend<NoInfer<Data>>[],
  afterMs = 0,
): Promise<void> {
  if (mails.length === 0) return;
  const queued = mails.map((mail): QueuedMail => ({ ...blank(), ...mail, kind: kind.name }));
  const service = kind.name.split('.')[0] ?? '';
  await enqueue(tx, service, queued, afterMs);
}

/**
 * Lets a mail that failed be sent again, under the same Message-ID; one that is still tried is tried at once. Nothing
 * where this service has no such mail, or it went.
 */
export async function sendAgain(tx: Transaction, service: string, id: string): Promise<void> {
  const [failed] = await tx.sql<{ wanted: QueuedMail }>(
    `SELECT wanted FROM ${service}.mail WHERE id = $1 AND status = 'FAILED' AND wanted IS NOT NULL`,
    [id],
  );
  if (failed !== undefined) await enqueue(tx, service, [failed.wanted], 0);
}

/** A mail has one job, whoever asks for it and however often. */
async function enqueue(
  tx: Transaction,
  service: string,
  mails: readonly QueuedMail[],
  afterMs: number,
): Promise<void> {
  await tx.sql(
    `SELECT kernel.enqueue($1, mail, concat_ws(':', kernel.store_id(), $1::text, mail ->> 'id'), $3) FROM json_array_elements($2::json) AS mail`,
    [mailTask(service), JSON.stringify(mails), afterMs],
  );
}

function blank(): Pick<WantedMail<unknown>, 'id' | 'key' | 'personId' | 'language'> {
  return { id: newId(), key: null, personId: null, language: null };
}
