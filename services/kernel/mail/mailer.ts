/** A mail as a service hands it over: complete, in its language, for one person. */
export interface OutgoingMail {
  readonly storeId: string;
  /** A stable key: the same mail handed over again, after a crash, has the same. */
  readonly messageId: string;
  /** What mail it is (`activation`), for the log and for filters; never shown. */
  readonly kind: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Sends mail, once per call, and throws when that failed; trying again is the job's business.
 *
 * A process can die between "the server took it" and "we noted that". Every mail here is **sent first and marked after**:
 * it may come twice, never not at all. Twice does no harm, because the Message-ID is the same both times (many programs
 * then show one) and a link in it works once. A kind of mail that must rather be lost than doubled has to be marked
 * before it is handed over here.
 */
export interface Mailer {
  send(mail: OutgoingMail): Promise<void>;
}
