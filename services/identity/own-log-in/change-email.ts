import { logInNotRecent } from '../../kernel/actor/recent-log-in';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf, spellingsOf } from '../../kernel/email/email';
import { sendMail } from '../../kernel/mail/send-mail';
import { invalidInput } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { onItsWay } from '../activation/ask-for-link';
import { drawnQuietMs } from '../activation/quiet';
import { emailChanges, recipientMails, takeAttempt } from '../login/attempts';
import { tooManyAttempts } from '../login/login.problems';
import { asSystemIn } from '../session/as-system';
import { self } from '../sign-in/self';
import type { Person } from '../sign-in/sign-in.rows';
import { lockCustomersOf } from '../user/log-ins';
import type { MailOnItsWay } from '../user/user.input';
import { dropOwnChange, findOwnChange, placeChange, type OwnChange } from './change-email.rows';
import { holdOwnLogIn } from './own-log-in';
import { ownEmailConfirm, ownEmailNotice } from './own-email-mails';

/** Whoever has logged in just now asks for another address to log in with [R-ID8 R-ID9]. */
export class ChangeEmail {
  constructor(private readonly ports: Pick<Ports, 'clock' | 'quietMs'>) {}

  /**
   * Takes an address and answers, the same whether somebody else has it or not: that only the job of its mail finds out, some
   * time later [R-ID2].
   */
  async ask(call: Call, typed: string): Promise<MailOnItsWay> {
    const email = emailOf(typed);
    const person = self(call);
    const retryAfter = await asSystemIn(call, call.actor.storeId, (tx) =>
      this.place(tx, call, person, email),
    );
    if (retryAfter !== null) throw tooManyAttempts(retryAfter);
    return onItsWay(email);
  }

  /** What waits by their own wish. */
  waiting(call: Call): Promise<OwnChange | null> {
    return asSystemIn(call, call.actor.storeId, (tx) => findOwnChange(tx, self(call)));
  }

  /** Takes it back; answers the address that stays. */
  cancel(call: Call): Promise<string> {
    const person = self(call);
    return asSystemIn(call, call.actor.storeId, async (tx) => {
      if (person.kind === 'portal') await lockCustomersOf(tx, person.id);
      await dropOwnChange(tx, person);
      return (await this.hold(tx, call, person)).email;
    });
  }

  /** In how many seconds again; null = it waits now, and both mails are on their way. */
  private async place(tx: Transaction, call: Call, person: Person, email: string): Promise<number | null> {
    const { clock, quietMs = drawnQuietMs } = this.ports;
    const now = clock.now();
    const { kind, id: personId } = person;
    if (kind === 'portal') await lockCustomersOf(tx, personId);
    const refused = await takeAttempt(tx, emailChanges, personId, now);
    if (refused !== null) return refused;
    // Before the person is locked, as the job of a mail does that looks whether it still waits.
    const changeId = await placeChange(tx, person, email);
    const { email: present } = await this.hold(tx, call, person);
    if (spellingsOf(email).includes(present))
      throw invalidInput({ path: 'email', code: 'NOT_ALLOWED', message: 'It is the present address' });
    const isFull = (await takeAttempt(tx, recipientMails, email, now)) !== null;
    const about = { customerId: null, personId };
    const confirm = { to: email, ...about, data: { kind, changeId, isFull } };
    await sendMail(tx, ownEmailConfirm, confirm, quietMs());
    await sendMail(tx, ownEmailNotice, { to: present, ...about, data: { kind, changeId } });
    return null;
  }

  private async hold(tx: Transaction, { actor }: Call, person: Person): Promise<{ email: string }> {
    const held = await holdOwnLogIn(tx, person, actor.sessionId, this.ports.clock.now());
    if (held === null) throw logInNotRecent(null);
    return held;
  }
}
