import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Refusal } from '../../kernel/refusal/refusal';
import { hashOfToken, newToken } from '../../kernel/secret/token';
import type { Ports } from '../../kernel/subgraph/service';
import { clearAttempts, counted, personCodes, sessionCodes, takeAttempt, takenOf } from '../login/attempts';
import { countersOf, countFailure, retryAfterFailures } from '../login/failures';
import { tooManyAttempts } from '../login/login.problems';
import { asSystem } from '../session/as-system';
import { actorResolver } from '../session/resolve-actor';
import { endSession } from '../session/session.service';
import type { Person } from '../sign-in/sign-in.rows';
import type { ViewerService } from '../viewer/viewer.service';
import {
  FactorSeal,
  findFactor,
  lockSession,
  raiseSession,
  useRecoveryCode,
  useStep,
  type FoundStep,
} from './factor.rows';
import { stepOfCode } from './totp';
import type { SecondStepAsked, SecondStepDone } from './two-factor';
import { tellPerson } from './two-factor-mail';
import { codeNotRight, secondStepOver } from './two-factor.problems';
import { hashOfRecoveryCode, readCode, type SecondFactorUsed } from './two-factor.rules';
import { kindOfDoor } from './two-factor.service';

interface Raised {
  sessionToken: string;
  expiresAt: Date;
}

/** What stands between a password and a session [N2]. */
export class SecondStepService {
  constructor(
    private readonly ports: Pick<Ports, 'clock' | 'secret'>,
    private readonly viewers: ViewerService,
  ) {}

  /** What the session of this call still lacks; null where it lacks nothing, and for who has none. */
  async find(call: Call): Promise<SecondStepAsked | null> {
    const { kind, sessionId } = call.actor;
    if (kind !== 'visitor' || sessionId === null) return null;
    const now = this.ports.clock.now();
    const found = await asSystem(call, (tx) => lockSession(tx, kindOfDoor(call), sessionId, now));
    return found?.step == null ? null : { step: found.step };
  }

  /** Takes a code: of the app, or one of those on paper. What is wrong is written down before it is said to be. */
  async answer(call: Call, typed: string): Promise<SecondStepDone> {
    const done = await counted(call, (tx) => this.tried(tx, call, typed));
    if ('problem' in done) throw done;
    const { sessionToken, expiresAt } = done;
    const resolve = actorResolver(call.database, this.ports.clock);
    const actor = await resolve({ storeId: call.actor.storeId, kind: kindOfDoor(call), sessionToken });
    const viewer = await this.viewers.seenBy(call, actor ?? call.actor);
    return Object.assign({ __typename: 'SecondStepDone' }, { sessionToken, expiresAt, viewer });
  }

  private async tried(tx: Transaction, call: Call, typed: string): Promise<Raised | Refusal> {
    const now = this.ports.clock.now();
    const { sessionId } = call.actor;
    const full = await retryAfterFailures(tx, countersOf(call), now);
    if (full !== null) return tooManyAttempts(full);
    const found = sessionId === null ? null : await lockSession(tx, kindOfDoor(call), sessionId, now);
    if (sessionId === null || found?.step !== 'CHALLENGE') {
      const retryAfter = await countFailure(tx, countersOf(call), now);
      return retryAfter === null ? secondStepOver() : tooManyAttempts(retryAfter);
    }
    const { person } = found;
    const ofDay = await retryAfterFailures(tx, [{ limit: personCodes, key: person.id }], now);
    if (ofDay !== null) return tooManyAttempts(ofDay);
    const used = await this.use(tx, call, person, typed);
    return used === null
      ? this.failed(tx, call, { ...found, sessionId })
      : this.passed(tx, { person, sessionId, used });
  }

  /** Uses the code up; null where it is none. */
  private async use(
    tx: Transaction,
    { actor: { storeId } }: Call,
    person: Person,
    typed: string,
  ): Promise<SecondFactorUsed | null> {
    const now = this.ports.clock.now();
    const read = readCode(typed);
    const factor = await findFactor(tx, person, true);
    if (read === null || factor === null || factor.secret === null) return null;
    if (read.kind === 'APP') {
      const secret = new FactorSeal(this.ports.secret('sealed'), storeId).open(
        factor.id,
        'secret',
        factor.secret,
      );
      const step = stepOfCode(secret, read.code, now, factor.lastStep);
      return step !== null && (await useStep(tx, factor.id, step)) ? 'APP' : null;
    }
    const hash = hashOfRecoveryCode(this.ports.secret('recovery-code'), storeId, person.id, read.code);
    return (await useRecoveryCode(tx, factor.id, hash, now)) ? 'RECOVERY_CODE' : null;
  }

  /** Five wrong ones end this log-in; twenty of a day, whichever log-in they were of, and none is taken any more. */
  private async failed(
    tx: Transaction,
    call: Call,
    { person, sessionId }: FoundStep & { sessionId: string },
  ): Promise<Refusal> {
    const now = this.ports.clock.now();
    await countFailure(tx, [...countersOf(call), { limit: personCodes, key: person.id }], now);
    await takeAttempt(tx, sessionCodes, sessionId, now);
    const triesLeft = Math.max(0, sessionCodes.most - (await takenOf(tx, sessionCodes, sessionId)));
    if (triesLeft === 0) await endSession(tx, sessionId);
    return codeNotRight(triesLeft);
  }

  private async passed(
    tx: Transaction,
    { person, sessionId, used }: { person: Person; sessionId: string; used: SecondFactorUsed },
  ): Promise<Raised> {
    const now = this.ports.clock.now();
    const sessionToken = newToken();
    const expiresAt = await raiseSession(tx, sessionId, hashOfToken(sessionToken), { at: now });
    await clearAttempts(tx, sessionCodes, sessionId);
    await tx.sql('UPDATE identity.sign_in SET second_factor = $2 WHERE id = $1', [sessionId, used]);
    if (used === 'RECOVERY_CODE') await tellPerson(tx, person, 'CODE_USED', now);
    return { sessionToken, expiresAt };
  }
}
