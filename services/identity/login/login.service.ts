import type { Actor } from '../../kernel/actor/actor';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf, spellingsOf } from '../../kernel/email/email';
import type { Ports } from '../../kernel/subgraph/service';
import { asSystem } from '../session/as-system';
import { actorResolver } from '../session/resolve-actor';
import { beginSession, endSession, type BegunSession, type Proof } from '../session/session.service';
import type { SessionKind } from '../session/session.rules';
import { recordVisit } from '../session/visit';
import type { DeviceInput } from '../sign-in/device.input';
import { keepLogIn, tokenHashOf } from '../sign-in/keep-log-in';
import { isDeviceOf } from '../sign-in/sign-in.rows';
import { getStore } from '../store/store.rows';
import { lockSession } from '../two-factor/factor.rows';
import type { ViewerService } from '../viewer/viewer.service';
import { accountFailures, counted, staffFailures, type AccountLimits } from './attempts';
import {
  countersOfAccount,
  countFailure,
  forgetFailures,
  inTurn,
  retryAfterFailures,
  type FailureCounter,
} from './failures';
import type { LoggedIn, LoggedOut } from './logged-in';
import type { LogInInput } from './login.input';
import { portalClosed, tooManyAttempts, wrongCredentials } from './login.problems';
import type { Passwords } from './password';

interface Account {
  proof: Proof;
  passwordHash: string | null;
}

/** A session, and what its device is known by from now on. */
export interface LogInBegun extends BegunSession {
  deviceToken: string;
}

/** Logs people in and out [U4]. */
export class LoginService {
  constructor(
    private readonly ports: Pick<Ports, 'clock' | 'secret' | 'quietMs'>,
    private readonly passwords: Passwords,
    private readonly viewers: ViewerService,
  ) {}

  /** Logs a user in at the portal, or a staff member at the console. */
  async logIn(call: Call, kind: SessionKind, input: LogInInput): Promise<LoggedIn> {
    const email = emailOf(input.email);
    const device = input.device ?? null;
    const chosen = (): Promise<FailureCounter[]> => this.countersFor(call, kind, email, device);
    const session = await inTurn(call, chosen, async (counters) => {
      const proof = await this.prove(call, kind, { email, password: input.password }, counters);
      return counted(call, async (tx) => {
        await forgetFailures(tx, counters);
        return this.begin(tx, call, kind, proof, device);
      });
    });
    return this.loggedIn(call, kind, session);
  }

  /**
   * Begins a session for who has just proven a password, in the place of the one they came with. Refused where what
   * was proven holds no more: what was a log-in when the comparison began is none now.
   */
  async begin(
    tx: Transaction,
    call: Call,
    kind: SessionKind,
    proof: Proof,
    device: DeviceInput | null = null,
  ): Promise<LogInBegun> {
    const now = this.ports.clock.now();
    if (call.actor.sessionId !== null) await endSession(tx, call.actor.sessionId);
    const before = kind === 'portal' ? await recordVisit(tx, proof.personId, now) : null;
    // Who only confirms who they are goes on with their visit: what is new since the last one stays new.
    const previousVisitAt = call.actor.userId === proof.personId ? visitBefore(call.actor) : before;
    const session = await beginSession(tx, kind, proof, previousVisitAt, now);
    if (session !== null) {
      const signIn = { sessionId: session.id, device };
      const deviceToken = await keepLogIn(tx, call, this.ports, { kind, id: proof.personId }, signIn);
      return { ...session, deviceToken };
    }
    const { portalOn, portalEpoch } = await getStore(tx);
    const isClosed = !portalOn || portalEpoch !== proof.portalEpoch;
    throw kind === 'portal' && isClosed ? portalClosed() : wrongCredentials();
  }

  /** The answer to a log-in: the token, and who that is. */
  async loggedIn(call: Call, kind: SessionKind, session: LogInBegun): Promise<LoggedIn> {
    const resolve = actorResolver(call.database, this.ports.clock);
    const actor = await resolve({ storeId: call.actor.storeId, kind, sessionToken: session.token });
    const viewer = await this.viewers.seenBy(call, actor ?? call.actor);
    const isWhole = actor !== null && actor.kind !== 'visitor';
    const now = this.ports.clock.now();
    const found = isWhole ? null : await asSystem(call, (tx) => lockSession(tx, kind, session.id, now));
    return Object.assign(
      { __typename: 'LoggedIn' },
      {
        ...{ sessionToken: session.token, expiresAt: session.expiresAt },
        ...{ deviceToken: session.deviceToken, secondStep: found?.step ?? null, viewer },
      },
    );
  }

  /** Ends the session of this request, whatever else there is. */
  async logOut(call: Call): Promise<LoggedOut> {
    const { sessionId } = call.actor;
    if (sessionId !== null) await asSystem(call, (tx) => endSession(tx, sessionId));
    return { done: true };
  }

  /** Where a wrong password would count. One statement more for a browser that says it is known, whoever's address it names. */
  private async countersFor(
    call: Call,
    kind: SessionKind,
    email: string,
    device: DeviceInput | null,
  ): Promise<FailureCounter[]> {
    const shown = tokenHashOf(device);
    const isKnown = shown !== null && (await counted(call, (tx) => isDeviceOf(tx, kind, email, shown)));
    return countersOfAccount(call, { limits: limitsOf(kind), email, deviceHash: isKnown ? shown : null });
  }

  /** Whose password it is; a wrong one is written down before it is said to be wrong. */
  private async prove(
    call: Call,
    kind: SessionKind,
    { email, password }: LogInInput,
    counters: readonly FailureCounter[],
  ): Promise<Proof> {
    const account = await this.prepare(call, kind, email, counters);
    // Between two transactions: hashing takes a quarter of a second, a connection must not wait for it.
    const hash = account?.passwordHash ?? null;
    const isRight = await this.passwords.isRight(call.actor.storeId, password, hash);
    if (account !== null && isRight) return account.proof;
    const retryAfter = await counted(call, (tx) => countFailure(tx, counters, this.ports.clock.now()));
    throw retryAfter === null ? wrongCredentials() : tooManyAttempts(retryAfter);
  }

  /** What a password is to be checked against, where there is room for a failure: the same statements for every address. */
  private async prepare(
    call: Call,
    kind: SessionKind,
    email: string,
    counters: readonly FailureCounter[],
  ): Promise<Account | null> {
    const now = this.ports.clock.now();
    return counted(call, async (tx) => {
      const store = await getStore(tx);
      if (kind === 'portal' && !store.portalOn) throw portalClosed();
      const retryAfter = await retryAfterFailures(tx, counters, now);
      if (retryAfter !== null) throw tooManyAttempts(retryAfter);
      return findAccount(tx, kind, email, store.portalEpoch);
    });
  }
}

const visitBefore = ({ previousVisitAt }: Actor): Date | null =>
  previousVisitAt === null ? null : new Date(previousVisitAt);

/** How many wrong passwords of an account there may be. */
export const limitsOf = (kind: SessionKind): AccountLimits =>
  kind === 'portal' ? accountFailures : staffFailures;

/** The hash and, read with it, the epochs it counts under. */
async function findAccount(
  tx: Transaction,
  kind: SessionKind,
  email: string,
  portalEpoch: number,
): Promise<Account | null> {
  interface Row {
    id: string;
    epoch: number;
    passwordHash: string | null;
  }
  const spellings = spellingsOf(email);
  const [row] = await (kind === 'portal'
    ? tx.sql<Row>(
        'SELECT id, epoch, password_hash AS "passwordHash" FROM identity."user" WHERE email = ANY ($1::text[]) AND enabled AND activated_at IS NOT NULL ORDER BY array_position($1::text[], email::text) LIMIT 1',
        [spellings],
      )
    : tx.sql<Row>(
        'SELECT id, epoch, password_hash AS "passwordHash" FROM identity.staff_member WHERE email = ANY ($1::text[]) AND enabled ORDER BY array_position($1::text[], email::text) LIMIT 1',
        [spellings],
      ));
  if (row === undefined) return null;
  return {
    proof: { personId: row.id, epoch: row.epoch, portalEpoch },
    passwordHash: row.passwordHash,
  };
}
