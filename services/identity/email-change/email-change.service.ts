import type { Call } from '../../kernel/database/call';
import { sendMail } from '../../kernel/mail/send-mail';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { recipientMails } from '../login/attempts';
import { takeMail } from '../mail/take-mail';
import { MailLimit, tooManyMails } from '../mail/too-many-mails';
import { getStore } from '../store/store.rows';
import type { MailOnItsWay } from '../user/user.input';
import { followPending } from './email-change';
import { emailConfirm } from './email-mails';

/** What staff do about a log-in address that waits to change. */
export class EmailChangeService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** Staff send the link of a waiting change again, or for the first time where there was no room for it before. */
  async sendAgain(call: Call, customerId: string): Promise<MailOnItsWay> {
    const refuse = (message: string): Error =>
      invalidInput({ path: 'customerId', code: 'NOT_ALLOWED', message });
    return call.write(async (tx) => {
      const [customer] = await tx.sql('SELECT FROM identity.customer WHERE id = $1 FOR NO KEY UPDATE', [
        customerId,
      ]);
      if (customer === undefined) throw notFound();
      const now = this.ports.clock.now();
      const { customerIds: justAsked, retryAfter } = await followPending(tx, [customerId], now);
      if (retryAfter !== null) throw tooManyMails(MailLimit.RECIPIENT, recipientMails, retryAfter);
      const [change] = await tx.sql<{ id: string; email: string; enabled: boolean }>(
        `SELECT ch.id, ch.email, u.enabled FROM identity.email_change ch JOIN identity."user" u ON u.id = ch.user_id
          WHERE ch.customer_id = $1 ORDER BY ch.asked_at DESC LIMIT 1`,
        [customerId],
      );
      if (change === undefined) throw refuse('No new address waits to be confirmed');
      if (!change.enabled) throw refuse('The log-in is switched off');
      if (!(await getStore(tx)).portalOn) throw refuse('The portal is switched off');
      if (!justAsked.includes(customerId)) {
        await takeMail(tx, call, change.email, now);
        await sendMail(tx, emailConfirm, { to: change.email, customerId, data: { changeId: change.id } });
      }
      return Object.assign({ __typename: 'MailOnItsWay' }, { email: change.email });
    });
  }
}
