import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf } from '../../kernel/email/email';
import { sendMail } from '../../kernel/mail/send-mail';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import {
  accountChecks,
  accountMails,
  addressFailures,
  addressMails,
  clearAttempts,
  counted,
  giveBackAttempt,
  recipientMails,
  takeAttempt,
} from '../login/attempts';
import type { LoggedIn } from '../login/logged-in';
import { portalClosed, tooManyAttempts } from '../login/login.problems';
import type { LoginService } from '../login/login.service';
import type { Passwords } from '../login/password';
import { voidSentLink } from '../email-change/email-change';
import { takeMail } from '../mail/take-mail';
import { asSystem } from '../session/as-system';
import { endSessionsOf } from '../session/session.service';
import { isToken } from '../session/token';
import type { StoredStore } from '../store/store';
import { getStore } from '../store/store.service';
import { lockCustomersOf, tellLogIns } from '../user/log-ins';
import type { MailOnItsWay } from '../user/user.input';
import { linkNotValid, passwordTooWeak } from './activation.problems';
import { commonPasswords } from './common-passwords';
import { consumeLink, findLink, type FoundLink, type PasswordPurpose } from './link';
import { linkMails } from './link-mails';
import { passwordProblem } from './password.rules';
import { drawnQuietMs } from './quiet';

/** Activation and new passwords, by a link in a mail [K4-K7]. */
export class ActivationService {
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly ports: Pick<Ports, 'clock' | 'quietMs'>,
    private readonly passwords: Passwords,
    private readonly logins: LoginService,
  ) {}

  /**
   * Takes an address and answers; whether anybody has it, only the job finds out, some time later [R-ID2]. So known and
   * unknown addresses run the same statements here, and so does one that others have sent mails enough: only its job
   * finds nothing to do.
   */
  async request(call: Call, purpose: PasswordPurpose, typed: string): Promise<MailOnItsWay> {
    const email = emailOf(typed);
    const now = this.ports.clock.now();
    const retryAfter = await counted(call, async (tx) => {
      if (!(await getStore(tx)).portalOn) throw portalClosed();
      const byAddress = call.address === null ? null : await takeAttempt(tx, addressMails, call.address, now);
      const refused = byAddress ?? (await takeAttempt(tx, accountMails, email, now));
      if (refused !== null) return refused;
      const isFull = (await takeAttempt(tx, recipientMails, email, now)) !== null;
      const afterMs = (this.ports.quietMs ?? drawnQuietMs)();
      await sendMail(tx, linkMails[purpose], { to: email, customerId: null, data: { isFull } }, afterMs);
      return null;
    });
    if (retryAfter !== null) throw tooManyAttempts(retryAfter);
    return onItsWay(email);
  }

  /** Staff invite a customer [P14]. They see the customer anyway, so they are told what is missing. */
  async sendTo(call: Call, customerId: string): Promise<MailOnItsWay> {
    return call.write(async (tx) => {
      const [found] = await tx.sql<{ email: string | null; enabled: boolean }>(
        `SELECT u.email, coalesce(u.enabled AND l.enabled, false) AS enabled FROM identity.customer c
           LEFT JOIN identity.customer_user l ON l.customer_id = c.id LEFT JOIN identity."user" u ON u.id = l.user_id
          WHERE c.id = $1 ORDER BY u.email = c.email DESC NULLS LAST, l.created_at LIMIT 1`,
        [customerId],
      );
      if (found === undefined) throw notFound();
      if (found.email === null)
        throw invalidInput({
          path: 'customerId',
          code: 'REQUIRED',
          message: 'The customer has no e-mail address',
        });
      if (!found.enabled)
        throw invalidInput({
          path: 'customerId',
          code: 'NOT_ALLOWED',
          message: 'The log-in is switched off',
        });
      if (!(await getStore(tx)).portalOn)
        throw invalidInput({
          path: 'customerId',
          code: 'NOT_ALLOWED',
          message: 'The portal is switched off',
        });
      await takeMail(tx, call, found.email, this.ports.clock.now());
      await sendMail(tx, linkMails.activation, { to: found.email, customerId, data: { isFull: false } });
      return onItsWay(found.email);
    });
  }

  /** Uses a link: sets the password, ends every other session of the user, logs in [K6]. */
  setPassword(call: Call, token: string, password: string): Promise<LoggedIn> {
    return oneByOne(this.underWay, token, () => this.useLink(call, token, password));
  }

  private async useLink(call: Call, token: string, password: string): Promise<LoggedIn> {
    this.passwords.assertRoom(call.actor.storeId);
    const { store, link, retryAfter } = await counted(call, (tx) => this.look(tx, call, token));
    if (!store.portalOn) throw portalClosed();
    if (retryAfter !== null) throw tooManyAttempts(retryAfter);
    if (link === null || !link.isOpen) throw linkNotValid(link !== null);
    this.assertStrong(store, link, password);
    // Hashed only for who holds a good link, and with no connection held meanwhile.
    const hash = await this.hash(call, password);
    const session = await counted(call, async (tx) => {
      const now = this.ports.clock.now();
      // Customers before links, as an invitation that is taken back locks them.
      await lockCustomersOf(tx, link.userId);
      if (!(await consumeLink(tx, link, now))) throw linkNotValid(true);
      await endSessionsOf(tx, link.userId);
      const epoch = await storePassword(tx, link.userId, hash, now);
      await clearAttempts(tx, accountChecks, link.email);
      if (call.address !== null) await giveBackAttempt(tx, addressFailures, call.address);
      const proof = { personId: link.userId, epoch, portalEpoch: store.portalEpoch };
      return this.logins.begin(tx, call, 'portal', proof);
    });
    return this.logins.loggedIn(call, 'portal', session);
  }

  /** Where too many hashes wait, the use of the link was no failure of whoever holds it. */
  private hash(call: Call, password: string): Promise<string> {
    return this.passwords.hash(call.actor.storeId, password).catch(async (error: unknown) => {
      const { address } = call;
      if (address !== null) await counted(call, (tx) => giveBackAttempt(tx, addressFailures, address));
      throw error;
    });
  }

  /** Whether a link still does something; looking uses nothing up [R-ID4]. */
  async isOpen(call: Call, token: string): Promise<boolean> {
    if (!isToken(token)) return false;
    const link = await asSystem(call, (tx) => findLink(tx, token, this.ports.clock.now()));
    return link?.isOpen ?? false;
  }

  /** The store, and the link behind a token; counted as a failure until it proves to be none. */
  private async look(
    tx: Transaction,
    call: Call,
    token: string,
  ): Promise<{ store: StoredStore; link: FoundLink | null; retryAfter: number | null }> {
    const now = this.ports.clock.now();
    return {
      store: await getStore(tx),
      retryAfter: call.address === null ? null : await takeAttempt(tx, addressFailures, call.address, now),
      link: isToken(token) ? await findLink(tx, token, now) : null,
    };
  }

  private assertStrong(store: StoredStore, link: FoundLink, password: string): void {
    const minimumLength = store.minimumPasswordLength;
    const problem = passwordProblem(password, {
      ...{ minimumLength, email: link.email, storeName: store.name },
      common: commonPasswords(),
    });
    if (problem !== null) throw passwordTooWeak(problem, minimumLength);
  }
}

/**
 * Works on one link at a time: of fifty uses at one moment the first is hashed for, a quarter of a second, and the
 * others find the link used. In another process the database refuses them all the same, only later.
 */
async function oneByOne<T>(
  underWay: Map<string, Promise<unknown>>,
  token: string,
  work: () => Promise<T>,
): Promise<T> {
  const mine = (underWay.get(token) ?? Promise.resolve()).then(work, work);
  underWay.set(token, mine);
  try {
    return await mine;
  } finally {
    if (underWay.get(token) === mine) underWay.delete(token);
  }
}

/**
 * Sets a user's password; the first one activates the log-in, which the other services are told. Who sets a new one
 * may do so because a stranger asked for another address: what would confirm it is void. Answers the epoch that begins
 * with it.
 */
export async function storePassword(
  tx: Transaction,
  userId: string,
  hash: string,
  now: Date,
): Promise<number> {
  const customerIds = await lockCustomersOf(tx, userId);
  await voidSentLink(tx, userId);
  const [user] = await tx.sql<{ epoch: number }>(
    'UPDATE identity."user" SET password_hash = $2, activated_at = coalesce(activated_at, $3) WHERE id = $1 RETURNING epoch',
    [userId, hash, now],
  );
  if (user === undefined) throw linkNotValid(true);
  await tellLogIns(tx, customerIds);
  return user.epoch;
}

function onItsWay(email: string): MailOnItsWay {
  return Object.assign({ __typename: 'MailOnItsWay' }, { email });
}
