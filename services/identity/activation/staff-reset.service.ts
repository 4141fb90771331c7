import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Ports } from '../../kernel/subgraph/service';
import { counted, staffFailures, staffMails } from '../login/attempts';
import { countersOfAccount, forgetFailures } from '../login/failures';
import type { LoggedIn } from '../login/logged-in';
import type { LoginService } from '../login/login.service';
import type { Passwords } from '../login/password';
import { endSessionsOfStaff } from '../session/session.service';
import type { MailOnItsWay } from '../user/user.input';
import type { SetStaffPasswordInput } from './activation.input';
import { linkNotValid } from './activation.problems';
import { askForLink } from './ask-for-link';
import { assertStrong } from './assert-strong';
import { goodLink } from './good-link';
import { consumeLink, findStaffLink } from './link';
import { OneByOne } from './one-by-one';
import { staffResetMail } from './staff-reset-mail';

/** New passwords of staff, by a link in a mail; the portal may be closed meanwhile. */
export class StaffResetService {
  private readonly uses = new OneByOne();

  constructor(
    private readonly ports: Pick<Ports, 'clock' | 'quietMs'>,
    private readonly passwords: Passwords,
    private readonly logins: LoginService,
  ) {}

  /** Takes an address and answers, the same whether a staff member has it or not [R-ID2]. */
  request(call: Call, typed: string): Promise<MailOnItsWay> {
    const asked = { mail: staffResetMail, limit: staffMails, isPortal: false };
    return askForLink(call, this.ports, asked, typed);
  }

  /** Uses a link: sets the password, ends every other session of the staff member, logs in. */
  setPassword(call: Call, wanted: SetStaffPasswordInput): Promise<LoggedIn> {
    return this.uses.take(wanted.token, () => this.useLink(call, wanted));
  }

  private async useLink(
    call: Call,
    { token, password, device = null }: SetStaffPasswordInput,
  ): Promise<LoggedIn> {
    const looked = { find: findStaffLink, isPortal: false };
    const { store, link } = await goodLink(call, token, this.ports.clock.now(), looked);
    assertStrong(store, link.email, password);
    // Hashed only for who holds a good link, and with no connection held meanwhile.
    const hash = await this.passwords.hash(call.actor.storeId, password);
    const { personId } = link;
    const session = await counted(call, async (tx) => {
      if (!(await consumeLink(tx, link, this.ports.clock.now()))) throw linkNotValid(true);
      await endSessionsOfStaff(tx, personId);
      const epoch = await storeStaffPassword(tx, personId, hash);
      const tried = { limits: staffFailures, email: link.email, deviceHash: null };
      await forgetFailures(tx, countersOfAccount(call, tried));
      return this.logins.begin(
        tx,
        call,
        'staff',
        { personId, epoch, portalEpoch: store.portalEpoch },
        device,
      );
    });
    return this.logins.loggedIn(call, 'staff', session);
  }
}

/** Answers the epoch that begins with the new password. */
export async function storeStaffPassword(
  tx: Transaction,
  staffMemberId: string,
  hash: string,
): Promise<number> {
  const [member] = await tx.sql<{ epoch: number }>(
    'UPDATE identity.staff_member SET password_hash = $2, invited_at = NULL WHERE id = $1 RETURNING epoch',
    [staffMemberId, hash],
  );
  if (member === undefined) throw linkNotValid(true);
  return member.epoch;
}
