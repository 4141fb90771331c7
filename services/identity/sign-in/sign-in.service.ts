import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { sendMail } from '../../kernel/mail/send-mail';
import type { Ports } from '../../kernel/subgraph/service';
import { linkNotValid } from '../activation/activation.problems';
import { goodLink } from '../activation/good-link';
import { consumeLink, findSignInLink } from '../activation/link';
import { linkMails } from '../activation/link-mails';
import { staffResetMail } from '../activation/staff-reset-mail';
import { voidSentLink } from '../email-change/email-change';
import { counted } from '../login/attempts';
import { asSystem, asSystemIn } from '../session/as-system';
import { lockCustomersOf } from '../user/log-ins';
import { self } from './self';
import type { SignIns } from './sign-in';
import { disown, endOtherSessions, endOwnSession, listSessions, listSignIns } from './sign-in.rows';

/** Where somebody is logged in, and how they end that [S12]. */
export class SignInService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** Of whoever asks, at the door they stand at. */
  list(call: Call): Promise<SignIns> {
    const now = this.ports.clock.now();
    return asSystem(call, async (tx) => ({
      sessions: await listSessions(tx, self(call), call.actor.sessionId, now),
      recent: await listSignIns(tx, self(call), now),
    }));
  }

  /** Ends one of their own sessions. */
  end(call: Call, sessionId: string): Promise<number> {
    return asThemselves(call, (tx) => endOwnSession(tx, self(call), sessionId));
  }

  /** Ends all of their own sessions but this one. */
  endOthers(call: Call): Promise<number> {
    return asThemselves(call, (tx) => endOtherSessions(tx, self(call), call.actor.sessionId));
  }

  /** Uses the link of a log-in that was somebody else's; answers where the link to another password goes. */
  async disown(call: Call, token: string): Promise<string> {
    const now = this.ports.clock.now();
    // Also where the portal is closed by now: whoever was there shall not be once it opens.
    const { link } = await goodLink(call, token, now, { find: findSignInLink, isPortal: false });
    await counted(call, async (tx) => {
      // Who was there may have had another address wait, to which they have the link.
      if (link.purpose === 'sign-in') {
        await lockCustomersOf(tx, link.personId);
        await voidSentLink(tx, link.personId);
      }
      if (!(await consumeLink(tx, link, now))) throw linkNotValid(true);
      await disown(tx, link.id, now);
      const mail = link.purpose === 'staff-sign-in' ? staffResetMail : linkMails.reset;
      await sendMail(tx, mail, { to: link.email, customerId: null, data: { isFull: false } });
    });
    return link.email;
  }
}

/** No policy lets anybody see sessions; the history says who ended them. */
const asThemselves = <T>(call: Call, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  asSystemIn(call, call.actor.storeId, work);
