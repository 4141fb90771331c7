import type { Transaction } from '../database/transaction';
import type { Language } from '../language/language';
import type { Ports } from '../subgraph/service';
import type { MailFailure } from './mail-failure';
import type { MailSender } from './mail-sender';
import type { MailContent } from './mail-template';

/**
 * A process can die between "the mail server took it" and "we noted that". `sent-first`: the mail may come twice, with
 * the same Message-ID, never not at all; for most mails, as twice does no harm. `marked-first`: it may not come at all,
 * never twice; what fails is written down and not tried again.
 */
export type MailDirection = 'sent-first' | 'marked-first';

/** A mail that shall be sent, as it waits in its job: enough to make the very same mail again. Never a live link's token. */
export interface WantedMail<Data> {
  /** Its Message-ID, and its row's; links in it are derived from it. */
  id: string;
  /** Of any number of mails of this kind with one key, one is sent; null = each. */
  key: string | null;
  to: string;
  /** Whose mail log it stands in; null = none, or known only when the mail is made. */
  customerId: string | null;
  /** The person it is to, likewise. */
  personId: string | null;
  /** Null: found out when the mail is made. */
  language: Language | null;
  /** What only this kind needs. */
  data: Data;
}

/** A mail as its kind makes it, when the job runs. */
export interface MadeMail {
  content: MailContent;
  /** The kind it turned out to be, where that is not the one asked for. */
  kind?: string;
  /** What is known only now. */
  customerId?: string | null;
  personId?: string | null;
  /** Where whoever gets it ends such mails, with a click in their program, too (RFC 8058); not said where none such come. */
  unsubscribeUrl?: string;
}

/** A kind of mail a service sends. */
export interface MailKind<Data = unknown> {
  /** `<service>.<kind>`. */
  readonly name: string;
  readonly direction: MailDirection;
  /**
   * Makes the mail, in the transaction that writes it down: at the first try and again at each further one, when much
   * may have changed. Null: there is nothing to send any more.
   */
  make(tx: Transaction, mail: WantedMail<Data> & { storeId: string }, ports: Ports): Promise<MadeMail | null>;
  /** What it looks like with made-up people and goods, each mail it may turn out to be: so that a store sees its own words in it. */
  samples(about: SampleAbout): readonly SampleMail[];
}

/** For whom samples are made. */
export interface SampleAbout {
  language: Language;
  /** Whom they are to. */
  name: string;
  /** The store's name. */
  store: string;
  /** ISO 4217. */
  currency: string;
  /** The store's address, where links begin. */
  url: string;
}

/** A mail nobody gets. */
export interface SampleMail {
  /** As the log calls it. */
  kind: string;
  content: MailContent;
}

/** A mail as others hear of it. */
export interface MailState {
  id: string;
  /** Null: it is about no customer. */
  customerId: string | null;
  version: number;
  kind: string;
  recipient: string;
  subject: string;
  /** 'QUEUED', 'SENT' or 'FAILED'. */
  status: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Why not; null where nothing went wrong. */
  failure: MailFailure | null;
  /** The first line of what the mail server said, likewise. */
  error: string | null;
}

/** All a service says of its mails; `defineService` makes the job of it. */
export interface Mails {
  kinds: readonly MailKind[];
  /** From whom all of them are, as the service knows it now. */
  sender(tx: Transaction): Promise<MailSender>;
  /** Emits the service's own event about a mail. */
  tell(tx: Transaction, mail: MailState): Promise<void>;
}
