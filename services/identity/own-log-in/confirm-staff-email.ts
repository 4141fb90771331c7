import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import { sendMail } from '../../kernel/mail/send-mail';
import type { Ports } from '../../kernel/subgraph/service';
import { linkNotValid } from '../activation/activation.problems';
import { goodLink } from '../activation/good-link';
import { consumeLink, type FoundLink } from '../activation/link';
import type { EmailConfirmed } from '../email-change/email-change.input';
import { emailTaken } from '../email-change/email-change.problems';
import { counted } from '../login/attempts';
import { endSessionsOfStaff } from '../session/session.service';
import {
  dropOwnChange,
  findOwnChange,
  findStaffEmailLink,
  isTakenByStaff,
  moveStaff,
} from './change-email.rows';
import { ownEmailChanged } from './own-email-mails';

/** The address of a staff member changes once the link in a mail to the new one is used [R-ID8]. */
export class ConfirmStaffEmail {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  async confirm(call: Call, token: string): Promise<EmailConfirmed> {
    const looked = { find: findStaffEmailLink, isPortal: false };
    const { link } = await goodLink(call, token, this.ports.clock.now(), looked);
    const email = await counted(call, (tx) => this.change(tx, link));
    return Object.assign({ __typename: 'EmailConfirmed' }, { email });
  }

  private async change(tx: Transaction, link: FoundLink): Promise<string> {
    const person = { kind: 'staff' as const, id: link.personId };
    const change = await findOwnChange(tx, person, 'FOR UPDATE');
    if (change === null || !(await consumeLink(tx, link, this.ports.clock.now()))) throw linkNotValid(true);
    await dropOwnChange(tx, person);
    const { email } = change;
    if (await isTakenByStaff(tx, person.id, spellingsOf(email))) throw emailTaken();
    const former = await moveStaff(tx, person.id, email);
    if (former === null) throw linkNotValid(true);
    await endSessionsOfStaff(tx, person.id);
    const data = { kind: person.kind, email };
    await sendMail(tx, ownEmailChanged, { to: former, customerId: null, personId: person.id, data });
    return email;
  }
}
