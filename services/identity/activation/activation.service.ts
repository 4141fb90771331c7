import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf } from '../../kernel/email/email';
import { sendMail } from '../../kernel/mail/send-mail';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { voidSentLink } from '../email-change/email-change';
import { accountFailures, accountMails, counted } from '../login/attempts';
import { countersOfAccount, forgetFailures } from '../login/failures';
import type { LoggedIn } from '../login/logged-in';
import type { LoginService } from '../login/login.service';
import type { Passwords } from '../login/password';
import { takeMail } from '../mail/take-mail';
import { confirmRegistration } from '../registration/confirm-registration';
import { findRegistrationLink } from '../registration/registration.rows';
import { endSessionsOf, type Proof } from '../session/session.service';
import { getStore } from '../store/store.rows';
import type { Versioned } from '../text-acceptance/text-acceptance.rules';
import { keepAcceptance } from '../text-acceptance/text-acceptance.service';
import { lockCustomersOf, tellLogIns } from '../user/log-ins';
import type { MailOnItsWay, SendActivationInput } from '../user/user.input';
import type { SetPasswordInput } from './activation.input';
import { addressChanged, linkNotValid } from './activation.problems';
import { askForLink, onItsWay } from './ask-for-link';
import { assertStrong } from './assert-strong';
import { goodLink } from './good-link';
import { consumeLink, findLink, type FoundLink, type PasswordPurpose } from './link';
import { linkMails } from './link-mails';
import { OneByOne } from './one-by-one';

/** Activation and new passwords, by a link in a mail [K4-K7]. */
export class ActivationService {
  private readonly uses = new OneByOne();

  constructor(
    private readonly ports: Pick<Ports, 'clock' | 'quietMs'>,
    private readonly passwords: Passwords,
    private readonly logins: LoginService,
  ) {}

  /** Takes an address and answers, the same whether anybody has it or not [R-ID2]. */
  request(call: Call, purpose: PasswordPurpose, typed: string): Promise<MailOnItsWay> {
    const asked = { mail: linkMails[purpose], limit: accountMails, isPortal: true };
    return askForLink(call, this.ports, asked, typed);
  }

  /** Staff invite a customer [P14]. They see the customer anyway, so they are told what is missing. */
  async sendTo(call: Call, { customerId, email: seen }: SendActivationInput): Promise<MailOnItsWay> {
    return call.write(async (tx) => {
      const found = await findInvited(tx, customerId, seen == null ? null : emailOf(seen));
      if (found === null) throw notFound();
      const { email, enabled } = found;
      if (email === null) throw cannotSend('REQUIRED', 'The customer has no e-mail address');
      // What they saw is where it would go, or it does not go: the page may be of before somebody changed it.
      if (seen != null && email !== emailOf(seen)) throw addressChanged(email);
      if (!enabled) throw cannotSend('NOT_ALLOWED', 'The log-in is switched off');
      if (!(await getStore(tx)).portalOn) throw cannotSend('NOT_ALLOWED', 'The portal is switched off');
      await takeMail(tx, call, email, this.ports.clock.now());
      await sendMail(tx, linkMails.activation, {
        ...{ to: email, customerId, data: { isFull: false, isInvited: true } },
      });
      return onItsWay(email);
    });
  }

  /** Uses a link: sets the password, ends every other session of the user, logs in [K6]. */
  setPassword(call: Call, wanted: SetPasswordInput): Promise<LoggedIn> {
    return this.uses.take(wanted.token, () => this.useLink(call, wanted));
  }

  private async useLink(call: Call, wanted: SetPasswordInput): Promise<LoggedIn> {
    const { token, password, acceptedTexts, device = null } = wanted;
    const looked = { find: findPortalLink, isPortal: true };
    const { store, link } = await goodLink(call, token, this.ports.clock.now(), looked);
    assertStrong(store, link.email, password, link.names);
    // Hashed only for who holds a good link, and with no connection held meanwhile.
    const hash = await this.passwords.hash(call.actor.storeId, password);
    const session = await counted(call, async (tx) => {
      const now = this.ports.clock.now();
      const person =
        link.purpose === 'registration'
          ? await confirmRegistration(tx, { id: link.id, hash, now })
          : await usePasswordLink(tx, link, { hash, now, texts: acceptedTexts ?? [] });
      const tried = { limits: accountFailures, email: link.email, deviceHash: null };
      await forgetFailures(tx, countersOfAccount(call, tried));
      return this.logins.begin(tx, call, 'portal', { ...person, portalEpoch: store.portalEpoch }, device);
    });
    return this.logins.loggedIn(call, 'portal', session);
  }
}

/** A link that sets a user's password, or that of somebody who registered. */
const findPortalLink = async (tx: Transaction, token: string, now: Date): Promise<FoundLink | null> =>
  (await findLink(tx, token, now)) ?? (await findRegistrationLink(tx, token, now));

/** Uses up a link to a user's password; answers the user, and the epoch that begins with it. */
async function usePasswordLink(
  tx: Transaction,
  link: FoundLink,
  { hash, now, texts }: { hash: string; now: Date; texts: readonly Versioned[] },
): Promise<Pick<Proof, 'personId' | 'epoch'>> {
  const { personId } = link;
  // Customers before links, as an invitation that is taken back locks them.
  await lockCustomersOf(tx, personId);
  if (!(await consumeLink(tx, link, now))) throw linkNotValid(true);
  await endSessionsOf(tx, personId);
  const epoch = await storePassword(tx, personId, hash, now);
  await keepAcceptance(tx, personId, { texts, path: 'acceptedTexts', place: 'ACTIVATION', now });
  return { personId, epoch };
}

/** Of a customer's log-ins the one with this address, otherwise that of its contact address; null = no such customer. */
async function findInvited(
  tx: Transaction,
  customerId: string,
  email: string | null,
): Promise<{ email: string | null; enabled: boolean } | null> {
  const [found] = await tx.sql<{ email: string | null; enabled: boolean }>(
    `SELECT u.email, coalesce(u.enabled AND l.enabled, false) AS enabled FROM identity.customer c
       LEFT JOIN identity.customer_user l ON l.customer_id = c.id LEFT JOIN identity."user" u ON u.id = l.user_id
      WHERE c.id = $1 ORDER BY u.email = $2 DESC NULLS LAST, u.email = c.email DESC NULLS LAST, l.created_at LIMIT 1`,
    [customerId, email],
  );
  return found ?? null;
}

const cannotSend = (code: 'REQUIRED' | 'NOT_ALLOWED', message: string): Error =>
  invalidInput({ path: 'customerId', code, message });

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
