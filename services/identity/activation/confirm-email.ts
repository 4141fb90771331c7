import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { sendMail } from '../../kernel/mail/send-mail';
import type { Ports } from '../../kernel/subgraph/service';
import type { EmailConfirmed } from '../email-change/email-change.input';
import { emailTaken } from '../email-change/email-change.problems';
import { findEmailLink, isTaken, moveLogIn, takeChange } from '../email-change/email-change.rows';
import { emailChanged } from '../email-change/email-mails';
import { addressFailures, counted, giveBackAttempt, takeAttempt } from '../login/attempts';
import { portalClosed, tooManyAttempts } from '../login/login.problems';
import { endSessionsOf } from '../session/session.service';
import { isToken } from '../session/token';
import { getStore } from '../store/store.service';
import { holdInvitations, inviteWaiting } from '../user/invite';
import { lockCustomersOf, tellLogIns } from '../user/log-ins';
import { linkNotValid } from './activation.problems';
import { consumeLink, type FoundLink } from './link';

/** A log-in address changes once the link in a mail to the new one is used [R-ID8]. */
export class ConfirmEmail {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** Uses a link: the address changes, the old one is told, every session of the user ends. */
  async confirm(call: Call, token: string): Promise<EmailConfirmed> {
    const { portalOn, retryAfter, link } = await counted(call, (tx) => this.look(tx, call, token));
    if (!portalOn) throw portalClosed();
    if (retryAfter !== null) throw tooManyAttempts(retryAfter);
    if (link === null || !link.isOpen) throw linkNotValid(link !== null);
    const email = await counted(call, async (tx) => {
      if (call.address !== null) await giveBackAttempt(tx, addressFailures, call.address);
      return this.change(tx, link);
    });
    return Object.assign({ __typename: 'EmailConfirmed' }, { email });
  }

  /** The store's door and the link behind a token; counted as a failure until it proves to be none. */
  private async look(
    tx: Transaction,
    call: Call,
    token: string,
  ): Promise<{ portalOn: boolean; retryAfter: number | null; link: FoundLink | null }> {
    const now = this.ports.clock.now();
    const { portalOn } = await getStore(tx);
    const retryAfter =
      call.address === null ? null : await takeAttempt(tx, addressFailures, call.address, now);
    return { portalOn, retryAfter, link: isToken(token) ? await findEmailLink(tx, token, now) : null };
  }

  /** Changes the address, all in this transaction; answers the new one. */
  private async change(tx: Transaction, link: FoundLink): Promise<string> {
    const { userId } = link;
    await holdInvitations(tx);
    const customerIds = await lockCustomersOf(tx, userId);
    const change = await takeChange(tx, userId);
    if (change === null || !(await consumeLink(tx, link, this.ports.clock.now()))) throw linkNotValid(true);
    if (await isTaken(tx, userId, change)) throw emailTaken();
    const former = await moveLogIn(tx, userId, change.email);
    if (former === null) throw linkNotValid(true);
    await endSessionsOf(tx, userId);
    const { customerId, email } = change;
    const about = { customerId: customerId ?? customerIds[0] ?? null, data: { userId, email } };
    await sendMail(tx, emailChanged, { to: former, ...about });
    const invited = await inviteWaiting(tx, [former]);
    await tellLogIns(tx, [...new Set([...customerIds, ...invited])]);
    return email;
  }
}
