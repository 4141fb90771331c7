/** A mail as a service hands it over: complete, in its language, for one person. */
export interface OutgoingMail {
  readonly storeId: string;
  /** A stable key: the same mail handed over again, after a crash, has the same. */
  readonly messageId: string;
  /** What mail it is (`activation`), for the log and for filters; never shown. */
  readonly kind: string;
  readonly to: string;
  readonly from: string;
  /** Where an answer goes; null = to whom it is from. */
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Goes into the mail's header as its way out, by one click (RFC 8058); not said = it has none. */
  readonly unsubscribeUrl?: string;
}

/**
 * Sends mail, once per call, and throws when that failed; trying again is the job's business. Which of sending and
 * marking comes first is said by each kind of mail: see MailDirection.
 */
export interface Mailer {
  /** Answers what the mail server said, word for word; null where none was asked. */
  send(mail: OutgoingMail): Promise<string | null>;
}
