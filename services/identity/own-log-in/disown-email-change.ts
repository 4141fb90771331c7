import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import { sendMail } from '../../kernel/mail/send-mail';
import type { Ports } from '../../kernel/subgraph/service';
import { linkNotValid } from '../activation/activation.problems';
import { goodLink } from '../activation/good-link';
import { consumeLink, type FoundLink } from '../activation/link';
import { linkMails } from '../activation/link-mails';
import { staffResetMail } from '../activation/staff-reset-mail';
import { voidSentLink } from '../email-change/email-change';
import { emailTaken } from '../email-change/email-change.problems';
import { isTaken, moveLogIn } from '../email-change/email-change.rows';
import { counted } from '../login/attempts';
import { endSessionsOf, endSessionsOfStaff } from '../session/session.service';
import { placeOf, type Person } from '../sign-in/sign-in.rows';
import { holdInvitations, inviteWaiting } from '../user/invite';
import { lockCustomersOf, tellLogIns } from '../user/log-ins';
import {
  dropOwnChange,
  findUndoLink,
  forgetPassword,
  isTakenByStaff,
  moveStaff,
  voidLaterUndos,
} from './change-email.rows';

/** Whoever did not ask for another address keeps the one they had, or has it again [R-ID8]. */
export class DisownEmailChange {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /**
   * Uses the link that was mailed to the address that was: it is the one to log in with, whatever it is by then; nobody is
   * logged in any more, and nobody logs in before another password is set by the link that is mailed there. Answers it.
   */
  async disown(call: Call, token: string): Promise<string> {
    const looked = { find: findUndoLink, isPortal: false };
    const { link } = await goodLink(call, token, this.ports.clock.now(), looked);
    const isStaff = link.purpose === 'staff-email-undo';
    await counted(call, (tx) => (isStaff ? this.ofStaff(tx, link) : this.ofUser(tx, link)));
    return link.email;
  }

  private async ofUser(tx: Transaction, link: FoundLink): Promise<void> {
    const person = { kind: 'portal' as const, id: link.personId };
    await holdInvitations(tx);
    const customerIds = await lockCustomersOf(tx, person.id);
    await voidSentLink(tx, person.id);
    const present = await this.use(tx, person, link);
    if (present !== link.email) {
      if (await isTaken(tx, person.id, { customerId: null, email: link.email })) throw emailTaken();
      if ((await moveLogIn(tx, person.id, link.email)) === null) throw linkNotValid(true);
    }
    await forgetPassword(tx, person);
    await endSessionsOf(tx, person.id);
    const invited = present === link.email ? [] : await inviteWaiting(tx, [present]);
    await tellLogIns(tx, [...new Set([...customerIds, ...invited])]);
    await sendMail(tx, linkMails.reset, { to: link.email, customerId: null, data: { isFull: false } });
  }

  private async ofStaff(tx: Transaction, link: FoundLink): Promise<void> {
    const person = { kind: 'staff' as const, id: link.personId };
    await dropOwnChange(tx, person);
    const present = await this.use(tx, person, link);
    if (present !== link.email) {
      if (await isTakenByStaff(tx, person.id, spellingsOf(link.email))) throw emailTaken();
      if ((await moveStaff(tx, person.id, link.email)) === null) throw linkNotValid(true);
    }
    await forgetPassword(tx, person);
    await endSessionsOfStaff(tx, person.id);
    await sendMail(tx, staffResetMail, { to: link.email, customerId: null, data: { isFull: false } });
  }

  /** Uses the link up; answers the address by now. */
  private async use(tx: Transaction, person: Person, link: FoundLink): Promise<string> {
    if (!(await consumeLink(tx, link, this.ports.clock.now()))) throw linkNotValid(true);
    await voidLaterUndos(tx, person, link.id);
    const { table } = placeOf(person.kind);
    const [now] = await tx.sql<{ email: string }>(`SELECT email FROM ${table} WHERE id = $1`, [person.id]);
    return now?.email ?? '';
  }
}
