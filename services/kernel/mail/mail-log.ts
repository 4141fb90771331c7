import type { Transaction } from '../database/transaction';
import type { MailDirection, MailState, Mails } from './mail-kind';

/** A mail as its service's log keeps it: without its text, so without its link [R-CU10]. */
export interface LoggedMail {
  id: string;
  kind: string;
  key: string | null;
  customerId: string | null;
  personId: string | null;
  language: string;
  recipient: string;
  subject: string;
}

type MailRow = Omit<MailState, 'customerId' | 'at' | 'error'> & {
  customerId: string | null;
  at: Date;
  error: string;
};
const columns = 'id, customer_id AS "customerId", version::int, kind, recipient, subject, status, at, error';

/** What is written down of a service's mails: `<service>.mail`, made by kernel.make_mail, and told to whoever listens. */
export class MailLog {
  /** `service` is the schema and comes from code. */
  constructor(
    private readonly service: string,
    private readonly tell: Mails['tell'],
  ) {}

  /**
   * Writes a mail down before it is sent, and again before each further try. False: there is nothing to send, as it
   * was sent already, or marked, or is another one with its key.
   */
  async begin(tx: Transaction, mail: LoggedMail, direction: MailDirection, now: Date): Promise<boolean> {
    const status = direction === 'marked-first' ? 'SENT' : 'QUEUED';
    const made = await tx.sql<MailRow>(
      `INSERT INTO ${this.service}.mail (id, kind, key, customer_id, person_id, language, recipient, subject, status, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING ${columns}`,
      [
        ...[mail.id, mail.kind, mail.key, mail.customerId, mail.personId, mail.language],
        ...[mail.recipient, mail.subject, status, now],
      ],
    );
    if (made.length === 0 && direction === 'marked-first') return false;
    return this.toldOf(tx, made.length > 0 ? made : await this.beginAgain(tx, mail.id, now));
  }

  private beginAgain(tx: Transaction, id: string, now: Date): Promise<MailRow[]> {
    return tx.sql<MailRow>(
      `UPDATE ${this.service}.mail SET status = 'QUEUED', error = '', at = $2, version = version + 1
        WHERE id = $1 AND status <> 'SENT' RETURNING ${columns}`,
      [id, now],
    );
  }

  /** Writes down that it was sent. A try that was thought dead finds that done already. */
  async sent(tx: Transaction, id: string, now: Date): Promise<void> {
    const rows = await tx.sql<MailRow>(
      `UPDATE ${this.service}.mail SET status = 'SENT', error = '', at = $2, version = version + 1
        WHERE id = $1 AND status <> 'SENT' RETURNING ${columns}`,
      [id, now],
    );
    await this.toldOf(tx, rows);
  }

  /** Writes down why it was not; what was sent by another try stays sent. */
  async failed(
    tx: Transaction,
    id: string,
    direction: MailDirection,
    error: string,
    now: Date,
  ): Promise<void> {
    const rows = await tx.sql<MailRow>(
      `UPDATE ${this.service}.mail SET status = 'FAILED', error = $2, at = $3, version = version + 1
        WHERE id = $1 AND (status <> 'SENT' OR $4) RETURNING ${columns}`,
      [id, error, now, direction === 'marked-first'],
    );
    await this.toldOf(tx, rows);
  }

  /** Tells the customer's mail log [P30]. A mail that is about no customer has no log to stand in. */
  private async toldOf(tx: Transaction, [mail]: MailRow[]): Promise<boolean> {
    if (mail === undefined) return false;
    const { customerId, error, at } = mail;
    if (customerId !== null)
      await this.tell(tx, {
        ...mail,
        customerId,
        at: at.toISOString(),
        error: error === '' ? null : error,
      });
    return true;
  }
}
