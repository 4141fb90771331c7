import { newsletterTexts } from '../../../schema/newsletter';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf } from '../../kernel/email/email';
import { newId } from '../../kernel/id/id';
import { organisationNumberOf } from '../../kernel/organisation-number/organisation-number';
import { assertNone, invalidInput, moduleOff, notFound } from '../../kernel/refusal/refusal';
import { hashOfToken } from '../../kernel/secret/token';
import { sendMail } from '../../kernel/mail/send-mail';
import type { Ports } from '../../kernel/subgraph/service';
import { isMailedEnough, onItsWay } from '../activation/ask-for-link';
import { linkLifetimeMs } from '../activation/link';
import { drawnQuietMs } from '../activation/quiet';
import { accountMails, addressMails, counted, takeAttempt } from '../login/attempts';
import { portalClosed, tooManyAttempts } from '../login/login.problems';
import { asSystem } from '../session/as-system';
import { endSession } from '../session/session.service';
import { findFront, frontOf } from '../storefront/storefront';
import { assertVersions } from '../text-acceptance/text-acceptance.service';
import type { MailOnItsWay } from '../user/user.input';
import { type Registered, type Registration, registrationRows } from './registration';
import type { RegisterInput } from './registration.input';
import { registrationMail, registrationToken } from './registration-mails';
import { isRegistrationOpen, registrationFaults } from './registration.rules';
import { beginPending, findPending } from './registration.rows';

/** Visitors register themselves [U13]: what they typed waits for the link in a mail, and for nothing else. */
export class RegistrationService {
  constructor(private readonly ports: Pick<Ports, 'clock' | 'quietMs' | 'secret'>) {}

  /** Whether a visitor can register now. */
  async isOpen(call: Call): Promise<boolean> {
    const front = await findFront(call);
    return front !== null && isRegistrationOpen(front);
  }

  /** What was typed in this session; null where it is not held on a registration. */
  pending(call: Call): Promise<Registration | null> {
    return asSystem(call, (tx) => findPending(tx, call.actor, this.ports.clock.now()));
  }

  /**
   * Takes what was typed and begins a session that shows it; whether anybody has the address, only the job of its mail
   * finds out, some time later [R-ID2 R-ID3].
   */
  async register(call: Call, input: RegisterInput): Promise<Registered> {
    const { store, footer } = await this.opened(call);
    const registration = this.made(store.id, input);
    if (input.newsletter === true && !footer.newsletter)
      throw invalidInput({ path: 'newsletter', code: 'NOT_ALLOWED', message: 'The store has none' });
    const { id, email, createdAt } = registration;
    const done = await counted(call, async (tx) => {
      await assertVersions(tx, registration.acceptedTexts, 'acceptedTexts');
      const asked = await this.asked(tx, call, email, createdAt);
      if (asked.refused !== null) return asked.refused;
      await registrationRows.insert(tx, registration);
      if (call.actor.sessionId !== null) await endSession(tx, call.actor.sessionId);
      const session = await beginPending(tx, registration);
      await this.mail(tx, registration, asked.isFull);
      return session;
    });
    if (typeof done === 'number') throw tooManyAttempts(done);
    const { token: sessionToken, expiresAt } = done;
    return Object.assign({ __typename: 'Registered', id }, { sessionToken, expiresAt });
  }

  /** Sends the mail of this session's registration once more. */
  async sendAgain(call: Call): Promise<MailOnItsWay> {
    await this.opened(call);
    const now = this.ports.clock.now();
    const done = await counted(call, async (tx) => {
      const registration = await findPending(tx, call.actor, now);
      if (registration === null) throw notFound();
      const { refused, isFull } = await this.asked(tx, call, registration.email, now);
      if (refused !== null) return refused;
      await this.mail(tx, registration, isFull);
      return registration.email;
    });
    if (typeof done === 'number') throw tooManyAttempts(done);
    return onItsWay(done);
  }

  private async opened(call: Call) {
    const front = await frontOf(call);
    await call.rest();
    if (!front.store.portalOn) throw portalClosed();
    // What nobody could accept is as if the store did not have it.
    if (!isRegistrationOpen(front)) throw moduleOff('REGISTRATION');
    return front;
  }

  /** Counts one more mail to an address, known or not; refuses for so many seconds, or says that none is to go. */
  private async asked(
    tx: Transaction,
    { address }: Call,
    email: string,
    now: Date,
  ): Promise<{ refused: number | null; isFull: boolean }> {
    const byAddress = address === null ? null : await takeAttempt(tx, addressMails, address, now);
    if (byAddress !== null) return { refused: byAddress, isFull: true };
    return { refused: null, isFull: await isMailedEnough(tx, accountMails, email, now) };
  }

  private mail(
    tx: Transaction,
    { id, email, language }: Pick<Registration, 'id' | 'email' | 'language'>,
    isFull: boolean,
  ): Promise<void> {
    const { quietMs = drawnQuietMs } = this.ports;
    const mail = { to: email, customerId: null, language, data: { isFull, registrationId: id } };
    return sendMail(tx, registrationMail, mail, quietMs());
  }

  private made(storeId: string, input: RegisterInput): Omit<Registration, 'usedAt'> {
    const { kind, country, language } = input;
    const companyName = input.companyName ?? '';
    const organisationNumber = input.organisationNumber ?? '';
    assertNone(registrationFaults({ ...input, companyName, organisationNumber }));
    const id = newId();
    const createdAt = this.ports.clock.now();
    const { firstName, lastName, street, houseNumber, houseAddition = null, postalCode, town } = input;
    return {
      ...{ id, kind, email: emailOf(input.email), firstName, lastName, companyName },
      organisationNumber: organisationNumber && organisationNumberOf(organisationNumber, country),
      ...{ street, houseNumber, houseAddition, postalCode, town, country, language },
      newsletter: input.newsletter === true ? newsletterTexts[language] : null,
      acceptedTexts: input.acceptedTexts.map(({ page, language: read, version }) => ({
        ...{ page, language: read, version },
      })),
      tokenHash: hashOfToken(registrationToken(this.ports, storeId, id)),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + linkLifetimeMs.registration),
    };
  }
}
