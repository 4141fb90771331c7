import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { clearAttempts, personCodes } from '../login/attempts';
import { asSystemIn } from '../session/as-system';
import { endSessionsOf } from '../session/session.service';
import type { Person } from '../sign-in/sign-in.rows';
import { lockCustomersOf } from '../user/log-ins';
import { findFactor, removeFactor } from './factor.rows';
import { tellPerson } from './two-factor-mail';
import type { ResetTwoFactorInput } from './two-factor.input';

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
      if ((await findFactor(tx, person, true))?.secret == null) throw nothingToReset();
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
}

/** Counters are nobody's to see; the history says who did it. */
const asStaff = <T>(call: Call, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  asSystemIn(call, call.actor.storeId, work);

const nothingToReset = (): Error =>
  invalidInput({ path: 'userId', code: 'NOT_ALLOWED', message: 'There is no second step to take away' });
