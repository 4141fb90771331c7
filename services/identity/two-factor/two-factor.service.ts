import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { assertVersion, notFound } from '../../kernel/refusal/refusal';
import { hashOfToken, newToken } from '../../kernel/secret/token';
import type { Ports } from '../../kernel/subgraph/service';
import { asSystemIn } from '../session/as-system';
import type { SessionKind } from '../session/session.rules';
import { getStore } from '../store/store.rows';
import type { StoredStore } from '../store/store';
import {
  confirmSecret,
  FactorSeal,
  findFactor,
  keepNewSecret,
  keepRecoveryCodes,
  lockSession,
  raiseSession,
  removeFactor,
  type Factor,
  type FoundStep,
} from './factor.rows';
import { stepOfCode, newTotpSecret, totpUri } from './totp';
import type { RecoveryCodesRenewed, TotpConfirmed, TwoFactor } from './two-factor';
import { tellPerson } from './two-factor-mail';
import { codeNotRight, secondStepOver, twoFactorOff, twoFactorRequired } from './two-factor.problems';
import { hashOfRecoveryCode, isRequired, newRecoveryCodes, readCode } from './two-factor.rules';

/** Whose session a call shows: of the console, or of the portal. */
export const kindOfDoor = (call: Call): SessionKind => (call.actor.door === 'console' ? 'staff' : 'portal');

/** A session that may change it, and whose it is. */
interface Owner extends FoundStep {
  sessionId: string;
  store: StoredStore;
}

/** Somebody's own second step: setting it up, replacing it, taking it away [N2]. */
export class TwoFactorService {
  constructor(private readonly ports: Pick<Ports, 'clock' | 'secret'>) {}

  /** How it is of whoever asks; null where they have yet to prove it. */
  find(call: Call): Promise<TwoFactor | null> {
    return this.asAnybody(call, async (tx, own) => (own === null ? null : this.shown(tx, call, own)));
  }

  /** Begins to set an app up; one that counts does so until another has been confirmed. */
  begin(call: Call): Promise<TwoFactor> {
    return this.asOwner(call, async (tx, own) => {
      if (own.store.twoFactor === 'OFF') throw twoFactorOff();
      const secret = newTotpSecret();
      const close = (rowId: string): Buffer => this.seal(call).close(rowId, 'new_secret', secret);
      await keepNewSecret(tx, own.person, close, this.ports.clock.now());
      return this.named(await this.shown(tx, call, own));
    });
  }

  /** Lets the app count whose code was typed, and this session be one with two steps. */
  confirm(call: Call, typed: string): Promise<TotpConfirmed> {
    return this.asOwner(call, async (tx, own) => {
      if (own.store.twoFactor === 'OFF') throw twoFactorOff();
      const now = this.ports.clock.now();
      const factor = await findFactor(tx, own.person, true);
      if (factor === null || factor.newSecret === null) throw notFound();
      const seal = this.seal(call);
      const secret = seal.open(factor.id, 'new_secret', factor.newSecret);
      const read = readCode(typed);
      const step = read?.kind === 'APP' ? stepOfCode(secret, read.code, now, null) : null;
      if (step === null) throw codeNotRight(null);
      const { codes, hashes } = this.newCodes(call, own);
      const sealed = seal.close(factor.id, 'secret', secret);
      await confirmSecret(tx, factor.id, { secret: sealed, step, hashes, now });
      const sessionToken = newToken();
      const expiresAt = await raiseSession(tx, own.sessionId, hashOfToken(sessionToken), null);
      await tellPerson(tx, own.person, 'ON', now);
      return Object.assign(
        { __typename: 'TotpConfirmed' },
        { recoveryCodes: codes, sessionToken, expiresAt },
      );
    });
  }

  /** Puts other recovery codes in the place of those there are. */
  renewCodes(call: Call, seen: number): Promise<RecoveryCodesRenewed> {
    return this.asOwner(call, async (tx, own) => {
      const factor = await this.counting(tx, own);
      assertVersion(seen, factor.version);
      if (own.store.twoFactor === 'OFF') throw twoFactorOff();
      const now = this.ports.clock.now();
      const { codes, hashes } = this.newCodes(call, own);
      await keepRecoveryCodes(tx, factor.id, hashes, now);
      await tellPerson(tx, own.person, 'CODES_RENEWED', now);
      return Object.assign({ __typename: 'RecoveryCodesRenewed' }, { recoveryCodes: codes });
    });
  }

  /** Takes it away, where nobody asks for it. */
  remove(call: Call): Promise<TwoFactor> {
    return this.asOwner(call, async (tx, own) => {
      await this.counting(tx, own);
      if (isRequired(own.store.twoFactor, own.person.kind)) throw twoFactorRequired();
      await removeFactor(tx, own.person);
      await tellPerson(tx, own.person, 'OFF', this.ports.clock.now());
      return this.named(await this.shown(tx, call, own));
    });
  }

  /** Whose it is: a whole session, or one that has yet to set a second step up. One that has yet to prove it is nobody's. */
  private asOwner<T>(call: Call, work: (tx: Transaction, own: Owner) => Promise<T>): Promise<T> {
    return this.asAnybody(call, (tx, own) => {
      if (own === null) throw secondStepOver();
      return work(tx, own);
    });
  }

  private asAnybody<T>(call: Call, work: (tx: Transaction, own: Owner | null) => Promise<T>): Promise<T> {
    const { sessionId, storeId } = call.actor;
    return asSystemIn(call, storeId, async (tx) => {
      if (sessionId === null) return work(tx, null);
      const found = await lockSession(tx, kindOfDoor(call), sessionId, this.ports.clock.now());
      const isOwner = found !== null && found.step !== 'CHALLENGE';
      return work(tx, isOwner ? { ...found, sessionId, store: await getStore(tx) } : null);
    });
  }

  /** What counts, held; refused where nothing does. */
  private async counting(tx: Transaction, { person }: Owner): Promise<Factor> {
    const factor = await findFactor(tx, person, true);
    if (factor === null || factor.secret === null) throw notFound();
    return factor;
  }

  private newCodes({ actor: { storeId } }: Call, { person }: Owner): { codes: string[]; hashes: Buffer[] } {
    const key = this.ports.secret('recovery-code');
    const codes = newRecoveryCodes();
    return { codes, hashes: codes.map((code) => hashOfRecoveryCode(key, storeId, person.id, code)) };
  }

  private async shown(tx: Transaction, call: Call, { person, email, store }: Owner): Promise<TwoFactor> {
    const factor = await findFactor(tx, person);
    const sealed = factor?.newSecret ?? null;
    const secret =
      factor === null || sealed === null ? null : this.seal(call).open(factor.id, 'new_secret', sealed);
    return {
      isOffered: store.twoFactor !== 'OFF',
      isRequired: isRequired(store.twoFactor, person.kind),
      appSince: factor?.confirmedAt ?? null,
      setUp: secret === null ? null : { secret, totpUri: totpUri(secret, { store: store.name, email }) },
      recoveryCodesLeft: factor?.recoveryCodesLeft ?? 0,
      recoveryCodesMadeAt: factor?.recoveryMadeAt ?? null,
      version: factor?.version ?? 0,
    };
  }

  private named(shown: TwoFactor): TwoFactor {
    return Object.assign({ __typename: 'TwoFactor' }, shown);
  }

  private seal(call: Call): FactorSeal {
    return new FactorSeal(this.ports.secret('sealed'), call.actor.storeId);
  }
}
