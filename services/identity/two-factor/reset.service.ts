import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { clearAttempts, personCodes } from '../login/attempts';
import { EVERY_RIGHT } from '../../kernel/permission/rights';
import { emailOf } from '../../kernel/email/email';
import { rightsOf } from '../staff/staff.rules';
import { asSystemIn } from '../session/as-system';
import { endSessionsOf, endSessionsOfStaff } from '../session/session.service';
import type { Person } from '../sign-in/sign-in.rows';
import { lockCustomersOf } from '../user/log-ins';
import { findFactor, removeFactor } from './factor.rows';
import { tellPerson } from './two-factor-mail';
import type { ResetStaffTwoFactorInput, ResetTwoFactorInput } from './two-factor.input';

/** Staff take somebody's second step away who has lost it, and say why [S13]. */
export class TwoFactorResetService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** A customer's user. */
  async resetUser(call: Call, { userId, reason }: ResetTwoFactorInput): Promise<void> {
    const person: Person = { kind: 'portal', id: userId };
    const now = this.ports.clock.now();
    await asStaff(call, async (tx) => {
      await lockCustomersOf(tx, userId);
      const user = await tx.sql('SELECT FROM identity."user" WHERE id = $1 FOR NO KEY UPDATE', [userId]);
      if (user.length === 0) throw notFound();
      await endSessionsOf(tx, userId);
      if ((await findFactor(tx, person, true))?.secret == null)
        throw notAllowed('userId', 'There is no second step to take away');
      // The epoch rises with it: whoever is just logging in by it is not in.
      await tx.sql(
        'UPDATE identity."user" SET factors_reset_at = $2, factors_reset_reason = $3 WHERE id = $1',
        [userId, now, reason],
      );
      await removeFactor(tx, person);
      await clearAttempts(tx, personCodes, userId);
      await tellPerson(tx, person, 'RESET', now);
    });
  }

  /** A staff member, by the address they log in with: nobody with rights that whoever asks lacks. Answers their id. */
  async resetStaff(call: Call, { email, reason }: ResetStaffTwoFactorInput): Promise<string> {
    const now = this.ports.clock.now();
    return asStaff(call, async (tx) => {
      const [member] = await tx.sql<{ id: string; role: string; extraRights: string[] }>(
        `SELECT id, role, extra_rights AS "extraRights" FROM identity.staff_member WHERE email = $1 FOR NO KEY UPDATE`,
        [emailOf(email)],
      );
      if (member === undefined) throw notFound();
      const { id } = member;
      const person: Person = { kind: 'staff', id };
      const own = call.actor.rights;
      const lacks = rightsOf(member.role, member.extraRights).filter((right) => !own.includes(right));
      if (lacks.length > 0 && !own.includes(EVERY_RIGHT))
        throw notAllowed('email', 'They have rights that you lack');
      if (id === call.actor.userId) throw notAllowed('email', 'One takes one’s own away where it is set up');
      await endSessionsOfStaff(tx, id);
      if ((await findFactor(tx, person, true))?.secret == null)
        throw notAllowed('email', 'There is no second step to take away');
      await tx.sql(
        'UPDATE identity.staff_member SET factors_reset_at = $2, factors_reset_reason = $3 WHERE id = $1',
        [id, now, reason],
      );
      await removeFactor(tx, person);
      await clearAttempts(tx, personCodes, id);
      await tellPerson(tx, person, 'RESET', now);
      return id;
    });
  }
}

/** Counters are nobody's to see; the history says who did it. */
const asStaff = <T>(call: Call, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  asSystemIn(call, call.actor.storeId, work);

const notAllowed = (path: string, message: string): Error =>
  invalidInput({ path, code: 'NOT_ALLOWED', message });
