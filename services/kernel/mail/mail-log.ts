import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Transaction } from '../database/transaction';
import { longText, text } from '../row/columns';
import { rowsOfEach, type Rows } from '../row/rows';
import { MailFailure } from './mail-failure';
import type { MailDirection, Mails } from './mail-kind';
import type { QueuedMail } from './send-mail';

/** A mail as a service's log keeps it: without its text, so without its link [R-CU10]. */
@Entity('mail')
class MailRow {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  kind: string;
  @Column('text', { nullable: true })
  key: string | null;
  @Column('uuid', { nullable: true })
  customerId: string | null;
  @Column('uuid', { nullable: true })
  personId: string | null;
  @Column('text')
  language: string;
  @Column('text')
  recipient: string;
  @Column('text')
  subject: string;
  @Column('text')
  status: 'QUEUED' | 'SENT' | 'FAILED';
  @Column('timestamptz')
  at: Date;
  @Column(text)
  failure: MailFailure | null;
  @Column(longText)
  error: string | null;
  /** All that is needed to send it again; a link is derived from its id. */
  @Column('jsonb', { nullable: true })
  wanted: QueuedMail | null;
  @Column('bigint')
  version: number;
}

/** What is known of a mail before it is sent. */
export type LoggedMail = Omit<MailRow, 'status' | 'at' | 'failure' | 'error' | 'version'>;

/** Why a mail did not go, and what the server said. */
export interface Failed {
  failure: MailFailure;
  error: string;
}

const fine = { failure: null, error: null };

const mailsOf = rowsOfEach(MailRow);

/** What is written down of a service's mails: `<service>.mail`, made by kernel.make_mail, and told to whoever listens. */
export class MailLog {
  private readonly mails: Rows<MailRow>;

  /** `service` is the schema and comes from code. */
  constructor(
    service: string,
    private readonly tell: Mails['tell'],
  ) {
    this.mails = mailsOf(service);
  }

  /**
   * Writes a mail down before it is sent, and again before each further try. False: there is nothing to send, as it
   * was sent already, or marked, or is another one with its key.
   */
  async begin(tx: Transaction, mail: LoggedMail, direction: MailDirection, now: Date): Promise<boolean> {
    const status = direction === 'marked-first' ? 'SENT' : 'QUEUED';
    const made = await this.mails.insertUnless(tx, '', { ...mail, status, at: now });
    if (made === null && direction === 'marked-first') return false;
    if (made === null)
      return this.move(tx, mail.id, { status: 'QUEUED', ...fine, at: now, wanted: mail.wanted });
    await this.tellOf(tx, made);
    return true;
  }

  /** Writes down that it was sent. A try that was thought dead finds that done already. */
  async sent(tx: Transaction, id: string, now: Date): Promise<void> {
    await this.move(tx, id, { status: 'SENT', ...fine, at: now });
  }

  /** Writes down why it was not; what was sent by another try stays sent. */
  async failed(tx: Transaction, id: string, direction: MailDirection, why: Failed, now: Date): Promise<void> {
    await this.move(tx, id, { status: 'FAILED', ...why, at: now }, direction === 'marked-first');
  }

  /** Writes down of one that was begun that there is nothing to send any more; of one that was not, nothing. */
  async dropped(tx: Transaction, id: string, now: Date): Promise<void> {
    const why = { failure: MailFailure.NOTHING_LEFT, error: null };
    await this.move(tx, id, { status: 'FAILED', ...why, at: now });
  }

  /** Writes down how far a mail got and tells of it. False, and nothing of it, where it is sent already, unless that was only marked. */
  private async move(
    tx: Transaction,
    id: string,
    how: Pick<MailRow, 'status' | 'failure' | 'error' | 'at'> & Partial<Pick<MailRow, 'wanted'>>,
    isOnlyMarked = false,
  ): Promise<boolean> {
    const before = await this.mails.lock(tx, id);
    if (before === null || (before.status === 'SENT' && !isOnlyMarked)) return false;
    const change = { ...how, version: before.version + 1 };
    await this.mails.update(tx, id, change);
    await this.tellOf(tx, { ...before, ...change });
    return true;
  }

  /** Tells the store's log of mails [P30]. */
  private async tellOf(tx: Transaction, mail: MailRow): Promise<void> {
    const { id, customerId, version, kind, recipient, subject, status, at, failure, error } = mail;
    const shown = { id, customerId, version, kind, recipient, subject, status, failure, error };
    await this.tell(tx, { ...shown, at: at.toISOString() });
  }
}
