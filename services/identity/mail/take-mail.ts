import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf } from '../../kernel/email/email';
import { recipientMails, senderMails, takeAttempt } from '../login/attempts';
import { MailLimit, tooManyMails } from './too-many-mails';

/**
 * Takes room for a mail that staff ask for, or refuses with when there will be some. What is refused is rolled back and
 * counts for nothing; the counters' rows are held until the commit, so of any number at one moment none is too many.
 */
export async function takeMail(tx: Transaction, call: Call, to: string, now: Date): Promise<void> {
  const sender = await takeAttempt(tx, senderMails, call.actor.userId ?? '', now);
  if (sender !== null) throw tooManyMails(MailLimit.SENDER, senderMails, sender);
  const recipient = await takeAttempt(tx, recipientMails, emailOf(to), now);
  if (recipient !== null) throw tooManyMails(MailLimit.RECIPIENT, recipientMails, recipient);
}
