import { logInNotRecent } from '../../kernel/actor/recent-log-in';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { sendMail } from '../../kernel/mail/send-mail';
import type { Ports } from '../../kernel/subgraph/service';
import { storePassword } from '../activation/activation.service';
import { assertStrong } from '../activation/assert-strong';
import { storeStaffPassword } from '../activation/staff-reset.service';
import { voidSentLink } from '../email-change/email-change';
import { counted, passwordChanges, takeAttempt } from '../login/attempts';
import { tooManyAttempts } from '../login/login.problems';
import type { Passwords } from '../login/password';
import { asSystemIn } from '../session/as-system';
import { continueSession, type BegunSession } from '../session/session.service';
import { self } from '../sign-in/self';
import { endOtherSessions, type Person } from '../sign-in/sign-in.rows';
import { getStore } from '../store/store.rows';
import { lockCustomersOf } from '../user/log-ins';
import { dropOwnChange } from './change-email.rows';
import { holdOwnLogIn, type OwnLogIn } from './own-log-in';
import type { PasswordChanged } from './own-log-in.input';
import { passwordChangedMail } from './password-changed-mail';

/** Whoever has logged in just now sets another password of their own [R-ID9]. */
export class ChangePassword {
  constructor(
    private readonly ports: Pick<Ports, 'clock'>,
    private readonly passwords: Passwords,
  ) {}

  /** Sets it and ends every other session; the own one goes on, for whatever it had proved. */
  async change(call: Call, password: string): Promise<PasswordChanged> {
    const { storeId, name } = call.actor;
    const person = self(call);
    const { store, email, epoch } = await counted(call, async (tx) => ({
      store: await getStore(tx),
      ...(await this.hold(tx, call, person)),
    }));
    assertStrong(store, email, password, name === null ? [] : [name]);
    const retryAfter = await counted(call, (tx) =>
      takeAttempt(tx, passwordChanges, person.id, this.ports.clock.now()),
    );
    if (retryAfter !== null) throw tooManyAttempts(retryAfter);
    // With no connection held meanwhile; what the session stands on is looked at again after it.
    const hash = await this.passwords.hash(storeId, password);
    const session = await asSystemIn(call, storeId, (tx) => this.store(tx, call, person, { hash, epoch }));
    const { token: sessionToken, expiresAt } = session;
    return Object.assign({ __typename: 'PasswordChanged' }, { sessionToken, expiresAt });
  }

  private async store(
    tx: Transaction,
    call: Call,
    person: Person,
    { hash, epoch }: { hash: string; epoch: number },
  ): Promise<Omit<BegunSession, 'id'>> {
    const now = this.ports.clock.now();
    const { sessionId } = call.actor;
    // What waits before the person, as the job of its mail locks them.
    if (person.kind === 'portal') {
      await lockCustomersOf(tx, person.id);
      await voidSentLink(tx, person.id);
    } else await dropOwnChange(tx, person);
    const { email: to, epoch: present } = await this.hold(tx, call, person);
    // The same session has changed it meanwhile, and goes on by a token that this caller has not got.
    if (present !== epoch) throw logInNotRecent(null);
    const next =
      person.kind === 'staff'
        ? await storeStaffPassword(tx, person.id, hash)
        : await storePassword(tx, person.id, hash, now);
    await endOtherSessions(tx, person, sessionId);
    const data = { kind: person.kind, at: now.toISOString() };
    await sendMail(tx, passwordChangedMail, { to, customerId: null, personId: person.id, data });
    return continueSession(tx, sessionId ?? '', next);
  }

  private async hold(tx: Transaction, { actor }: Call, person: Person): Promise<OwnLogIn> {
    if (person.kind === 'portal') await lockCustomersOf(tx, person.id);
    const held = await holdOwnLogIn(tx, person, actor.sessionId, this.ports.clock.now());
    if (held === null) throw logInNotRecent(null);
    return held;
  }
}
