import type { MailKind } from '../mails';

/**
 * A mail to a customer, as its log shows it; never with a link that still works. Every service that sends mail has an
 * event of its own that carries these: `<service>.mails-changed`.
 */
export interface MailState {
  id: string;
  customerId: string;
  version: number;
  kind: MailKind;
  recipient: string;
  subject: string;
  /** 'QUEUED', 'SENT' or 'FAILED'. */
  status: string;
  /** ISO 8601, UTC. */
  at: string;
  /** What the mail server said; null where nothing went wrong. */
  error: string | null;
}
