import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { sendMail } from '../../kernel/mail/send-mail';
import type { Ports } from '../../kernel/subgraph/service';
import type { EmailConfirmed } from '../email-change/email-change.input';
import { emailTaken } from '../email-change/email-change.problems';
import { findEmailLink, isTaken, moveLogIn, takeChange } from '../email-change/email-change.rows';
import { emailChanged } from '../email-change/email-mails';
import { counted } from '../login/attempts';
import { ownEmailChanged } from '../own-log-in/own-email-mails';
import { endSessionsOf } from '../session/session.service';
import { holdInvitations, inviteWaiting } from '../user/invite';
import { lockCustomersOf, tellLogIns } from '../user/log-ins';
import { linkNotValid } from './activation.problems';
import { goodLink } from './good-link';
import { consumeLink, type FoundLink } from './link';

/** A log-in address changes once the link in a mail to the new one is used [R-ID8]. */
export class ConfirmEmail {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** Uses a link: the address changes, the old one is told, every session of the user ends. */
  async confirm(call: Call, token: string): Promise<EmailConfirmed> {
    const looked = { find: findEmailLink, isPortal: true };
    const { link } = await goodLink(call, token, this.ports.clock.now(), looked);
    const email = await counted(call, (tx) => this.change(tx, link));
    return Object.assign({ __typename: 'EmailConfirmed' }, { email });
  }

  /** Changes the address, all in this transaction; answers the new one. */
  private async change(tx: Transaction, link: FoundLink): Promise<string> {
    const { personId: userId } = link;
    await holdInvitations(tx);
    const customerIds = await lockCustomersOf(tx, userId);
    const change = await takeChange(tx, userId);
    if (change === null || !(await consumeLink(tx, link, this.ports.clock.now()))) throw linkNotValid(true);
    if (await isTaken(tx, userId, change)) throw emailTaken();
    const former = await moveLogIn(tx, userId, change.email);
    if (former === null) throw linkNotValid(true);
    await endSessionsOf(tx, userId);
    const { customerId, email } = change;
    await tell(tx, { userId, customerId, email, former });
    const invited = await inviteWaiting(tx, [former]);
    await tellLogIns(tx, [...new Set([...customerIds, ...invited])]);
    return email;
  }
}

/** Tells the address that was: with a way back for whom it was not, where it was asked for in their own name. */
async function tell(
  tx: Transaction,
  {
    userId,
    customerId,
    email,
    former,
  }: { userId: string; customerId: string | null; email: string; former: string },
): Promise<void> {
  if (customerId !== null)
    return sendMail(tx, emailChanged, { to: former, customerId, data: { userId, email } });
  const data = { kind: 'portal' as const, email };
  return sendMail(tx, ownEmailChanged, { to: former, customerId, personId: userId, data });
}
