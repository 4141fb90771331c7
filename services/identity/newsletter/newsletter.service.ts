import { newsletterAsked, newsletterChosen, newsletterLeft } from '../../../schema/events/identity';
import { newsletterTexts } from '../../../schema/newsletter';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf } from '../../kernel/email/email';
import { newId } from '../../kernel/id/id';
import { NEWSLETTER_SECRET, newsletterAim, type NewsletterAim } from '../../kernel/link/newsletter-link';
import { sendMail } from '../../kernel/mail/send-mail';
import { notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { linkNotValid } from '../activation/activation.problems';
import { onItsWay } from '../activation/ask-for-link';
import { drawnQuietMs } from '../activation/quiet';
import { addressMails, counted, recipientMails, takeAttempt } from '../login/attempts';
import { tooManyAttempts } from '../login/login.problems';
import type { MailOnItsWay } from '../user/user.input';
import {
  newsletterClosed,
  type NewsletterChosen,
  type NewsletterConfirmed,
  type NewsletterLeft,
  type NewsletterLink,
} from './newsletter';
import type { ChooseNewsletterInput, SubscribeToNewsletterInput } from './newsletter.input';
import { newsletterConfirm, newsletterWelcome } from './newsletter-mails';
import {
  askOnce,
  confirmRequest,
  forgetRequestIf,
  isOpen,
  type NewsletterRequest,
  voidRequests,
} from './newsletter.rows';

/** Who wants the newsletter, said by whoever reads mail at the address [U10]; customers keeps it. */
export class NewsletterService {
  constructor(private readonly ports: Pick<Ports, 'clock' | 'quietMs' | 'secret'>) {}

  /** What a link is for. Nothing is asked of the database: whoever opens links only looks. */
  look(call: Call, token: string): NewsletterLink | null {
    const confirm = this.aimOf(call, 'confirm', token);
    if (confirm !== null) return { purpose: 'CONFIRM', email: confirm.email };
    return this.aimOf(call, 'unsubscribe', token) === null ? null : { purpose: 'UNSUBSCRIBE', email: null };
  }

  /** Takes an address and answers, the same whoever has it, and whether or not it was asked today already. */
  async subscribe(call: Call, { email: typed, language }: SubscribeToNewsletterInput): Promise<MailOnItsWay> {
    const email = emailOf(typed);
    const { clock, quietMs = drawnQuietMs } = this.ports;
    const request = {
      id: newId(),
      email,
      language,
      agreedTo: newsletterTexts[language],
      askedAt: clock.now(),
    };
    const retryAfter = await counted(call, async (tx) => {
      if (!(await isOpen(tx))) throw newsletterClosed();
      const { address } = call;
      const refused = address === null ? null : await takeAttempt(tx, addressMails, address, request.askedAt);
      if (refused !== null) return refused;
      if (!(await askOnce(tx, request))) return null;
      const isFull = (await takeAttempt(tx, recipientMails, email, request.askedAt)) !== null;
      // Where no mail goes it was asked for nothing, and may be asked again; done either way, as the answer takes the same time.
      await forgetRequestIf(isFull, tx, request.id);
      await tellAsked(tx, request, null);
      const mail = { id: request.id, to: email, customerId: null, language, data: { isFull } };
      await sendMail(tx, newsletterConfirm, mail, quietMs());
      return null;
    });
    if (retryAfter !== null) throw tooManyAttempts(retryAfter);
    return onItsWay(email);
  }

  /** Uses a link that confirms. */
  async confirm(call: Call, token: string): Promise<NewsletterConfirmed> {
    const { id } = this.aimOf(call, 'confirm', token) ?? { id: null };
    if (id === null) throw linkNotValid(false);
    const now = this.ports.clock.now();
    const email = await counted(call, async (tx) => {
      const confirmed = await confirmRequest(tx, id, now);
      if (confirmed === null) throw linkNotValid(true);
      const { email, language, isFirst } = confirmed;
      if (isFirst) {
        await tellAsked(tx, confirmed, now);
        await sendMail(tx, newsletterWelcome, { to: email, customerId: null, language, data: {} });
      }
      return email;
    });
    return Object.assign({ __typename: 'NewsletterConfirmed' }, { email });
  }

  /** Uses a link that ends it: it does so as long as it is ours. */
  async leave(call: Call, token: string, isOneClick: boolean): Promise<NewsletterLeft> {
    const aim = this.aimOf(call, 'unsubscribe', token);
    if (aim === null) throw linkNotValid(false);
    const { email, id: customerId } = aim;
    const now = this.ports.clock.now();
    await counted(call, async (tx) => {
      await voidRequests(tx, email, now);
      const id = newId();
      const left = { id, email, customerId, at: now.toISOString(), by: isOneClick ? 'ONE_CLICK' : 'LINK' };
      await tx.emit(newsletterLeft, { id, version: now.getTime() }, left);
    });
    return Object.assign({ __typename: 'NewsletterLeft' }, { done: true });
  }

  /** What somebody at the portal says for a customer of theirs [U24]. */
  async choose(
    call: Call,
    { customerId, isWanted, language }: ChooseNewsletterInput,
  ): Promise<NewsletterChosen> {
    const { userId, customerIds } = call.actor;
    if (!customerIds.includes(customerId)) throw notFound();
    const now = this.ports.clock.now();
    await call.write(async (tx) => {
      const [whose] = await tx.sql<{ email: string }>(
        `SELECT coalesce(nullif(c.email, ''), u.email) AS email FROM identity.customer c, identity."user" u
          WHERE c.id = $1 AND u.id = $2`,
        [customerId, userId],
      );
      if (whose === undefined) throw notFound();
      const id = newId();
      const said = { agreedTo: newsletterTexts[language], isWanted, at: now.toISOString() };
      const chosen = { id, customerId, email: whose.email, language, ...said };
      await tx.emit(newsletterChosen, { id, version: now.getTime() }, chosen);
    });
    return Object.assign({ __typename: 'NewsletterChosen' }, { isWanted });
  }

  private aimOf({ actor }: Call, purpose: 'confirm' | 'unsubscribe', token: string): NewsletterAim | null {
    return newsletterAim(this.ports.secret(NEWSLETTER_SECRET), actor.storeId, purpose, token);
  }
}

/** Tells that it was asked for at the foot of a page, or confirmed since. */
async function tellAsked(
  tx: Transaction,
  request: NewsletterRequest,
  confirmedAt: Date | null,
): Promise<void> {
  const { id, email, language, agreedTo, askedAt } = request;
  await tx.emit(
    newsletterAsked,
    { id, version: (confirmedAt ?? askedAt).getTime() },
    {
      ...{ id, email, language, agreedTo, place: 'FOOTER' },
      askedAt: askedAt.toISOString(),
      confirmedAt: confirmedAt?.toISOString() ?? null,
    },
  );
}
