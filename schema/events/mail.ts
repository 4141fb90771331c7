import type { MailKind } from '../mails';

/**
 * A mail, as the store's log shows it; never with a link that still works. Every service that sends mail has an
 * event of its own that carries these: `<service>.mails-changed`.
 */
export interface MailState {
  id: string;
  /** Null: it is about no customer. */
  customerId: string | null;
  version: number;
  kind: MailKind;
  recipient: string;
  subject: string;
  /** 'QUEUED', 'SENT' or 'FAILED'. */
  status: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Why not, in a word of ours; null where nothing went wrong. */
  failure: string | null;
  /** What the mail server said, likewise. */
  error: string | null;
}
