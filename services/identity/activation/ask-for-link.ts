import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf } from '../../kernel/email/email';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { sendMail } from '../../kernel/mail/send-mail';
import type { Ports } from '../../kernel/subgraph/service';
import { addressMails, counted, recipientMails, takeAttempt, type AttemptLimit } from '../login/attempts';
import { portalClosed, tooManyAttempts } from '../login/login.problems';
import { getStore } from '../store/store.rows';
import type { MailOnItsWay } from '../user/user.input';
import type { AskedLink } from './link-mails';
import { drawnQuietMs } from './quiet';

/** A link that a stranger may ask for. */
export interface AskableLink {
  mail: MailKind<AskedLink>;
  /** How often, for one address. */
  limit: AttemptLimit;
  /** Whether it is for the portal, which may be closed. */
  isPortal: boolean;
}

/**
 * Takes an address and answers; whether anybody has it, only the job finds out, some time later [R-ID2]. So known and
 * unknown addresses run the same statements here, and so does one that others have sent mails enough: only its job
 * finds nothing to do.
 */
export async function askForLink(
  call: Call,
  { clock, quietMs = drawnQuietMs }: Pick<Ports, 'clock' | 'quietMs'>,
  { mail, limit, isPortal }: AskableLink,
  typed: string,
): Promise<MailOnItsWay> {
  const email = emailOf(typed);
  const now = clock.now();
  const retryAfter = await counted(call, async (tx) => {
    const { portalOn } = await getStore(tx);
    if (isPortal && !portalOn) throw portalClosed();
    const byAddress = call.address === null ? null : await takeAttempt(tx, addressMails, call.address, now);
    if (byAddress !== null) return byAddress;
    const isFull = await isMailedEnough(tx, limit, email, now);
    await sendMail(tx, mail, { to: email, customerId: null, data: { isFull } }, quietMs());
    return null;
  });
  if (retryAfter !== null) throw tooManyAttempts(retryAfter);
  return onItsWay(email);
}

/** Counts one more mail that somebody asks to an address; whether it has had enough of them, of which nobody is told. */
export async function isMailedEnough(
  tx: Transaction,
  limit: AttemptLimit,
  email: string,
  now: Date,
): Promise<boolean> {
  // What is not sent takes nothing of what staff may still have sent.
  return (
    (await takeAttempt(tx, limit, email, now)) !== null ||
    (await takeAttempt(tx, recipientMails, email, now)) !== null
  );
}

/** The answer to whoever asks for a mail. */
export function onItsWay(email: string): MailOnItsWay {
  return Object.assign({ __typename: 'MailOnItsWay' }, { email });
}
