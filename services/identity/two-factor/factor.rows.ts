import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { seal, unseal, type SealedPlace } from '../../kernel/secret/seal';
import { openSessions, placeOf, type Person } from '../sign-in/sign-in.rows';
import type { SessionKind } from '../session/session.rules';
import { secondStepOf, type SecondStep, type TwoFactorPolicy } from './two-factor.rules';

/** What somebody proves a second step with, as it is stored. */
export interface Factor {
  id: string;
  /** Sealed. */
  secret: Buffer | null;
  confirmedAt: Date | null;
  lastStep: number | null;
  newSecret: Buffer | null;
  recoveryCodesLeft: number;
  recoveryMadeAt: Date | null;
  version: number;
}

type Sealed = 'secret' | 'new_secret';

/** The seal of one store: what it closes opens in the row and the column it was closed for. */
export class FactorSeal {
  constructor(
    private readonly master: Buffer,
    private readonly storeId: string,
  ) {}

  close = (rowId: string, column: Sealed, text: string): Buffer =>
    seal(this.master, this.place(rowId, column), text);

  open = (rowId: string, column: Sealed, sealed: Buffer): string =>
    unseal(this.master, this.place(rowId, column), sealed);

  private place(rowId: string, column: Sealed): SealedPlace {
    return { storeId: this.storeId, column: `identity.second_factor.${column}`, rowId };
  }
}

const COLUMNS = `f.id, f.secret, f.confirmed_at AS "confirmedAt", f.last_step::int AS "lastStep", f.new_secret AS "newSecret",
  cardinality(f.recovery_hashes) AS "recoveryCodesLeft", f.recovery_made_at AS "recoveryMadeAt", f.version::int AS version`;

/** A person's; null where nothing was ever set up. Held until the transaction ends where `isHeld`. */
export async function findFactor(
  tx: Transaction,
  { kind, id }: Person,
  isHeld = false,
): Promise<Factor | null> {
  const [row] = await tx.sql<Factor & { [column: string]: unknown }>(
    `SELECT ${COLUMNS} FROM identity.second_factor f WHERE f.${placeOf(kind).column} = $1${isHeld ? ' FOR UPDATE' : ''}`,
    [id],
  );
  return row ?? null;
}

/** Whether an app counts, for a row of the person's table `p`. */
export const hasFactorSql = (kind: SessionKind, personId: string): string =>
  `EXISTS (SELECT FROM identity.second_factor f WHERE f.${placeOf(kind).column} = ${personId} AND f.confirmed_at IS NOT NULL)`;

/** A session with what it still lacks. */
export interface FoundStep {
  person: Person;
  email: string;
  step: SecondStep | null;
}

/**
 * The session that has only given a password, or one that is whole; null where it opens nothing. It is held: of any number
 * of answers at one moment each finds what the one before it has done.
 */
export async function lockSession(
  tx: Transaction,
  kind: SessionKind,
  sessionId: string,
  now: Date,
): Promise<FoundStep | null> {
  interface Row {
    personId: string;
    email: string;
    policy: TwoFactorPolicy;
    isPasswordOnly: boolean;
    hasFactor: boolean;
    [column: string]: unknown;
  }
  const [row] = await tx.sql<Row>(
    `SELECT p.id AS "personId", p.email, s.two_factor AS policy, x.assurance = 'password' AS "isPasswordOnly",
            ${hasFactorSql(kind, 'p.id')} AS "hasFactor"
       FROM ${openSessions(kind)} ${kind === 'staff' ? 'CROSS JOIN identity.store s' : ''}
      WHERE x.id = $1 AND x.expires_at > $2 FOR UPDATE OF x`,
    [sessionId, now],
  );
  if (row === undefined) return null;
  const { personId: id, email } = row;
  return { person: { kind, id }, email, step: secondStepOf({ ...row, kind }) };
}

/** Gives a session its second step and another token; what was held before opens nothing. Answers when it ends. */
export async function raiseSession(
  tx: Transaction,
  sessionId: string,
  tokenHash: Buffer,
  proven: { at: Date } | null,
): Promise<Date> {
  const [raised] = await tx.sql<{ expiresAt: Date }>(
    `UPDATE identity.session SET assurance = 'two-factor', token_hash = $2, authenticated_at = coalesce($3, authenticated_at)
      WHERE id = $1 RETURNING expires_at AS "expiresAt"`,
    [sessionId, tokenHash, proven?.at ?? null],
  );
  if (raised === undefined) throw new Error('A session that was held is gone');
  return raised.expiresAt;
}

/** Keeps the app that is being set up, in the place of one that was begun and not confirmed. */
export async function keepNewSecret(
  tx: Transaction,
  { kind, id }: Person,
  close: (rowId: string) => Buffer,
  now: Date,
): Promise<void> {
  const { column } = placeOf(kind);
  const [made] = await tx.sql<{ id: string }>(
    `INSERT INTO identity.second_factor (id, ${column}) VALUES ($1, $2)
     ON CONFLICT (store_id, ${column}) DO UPDATE SET ${column} = excluded.${column} RETURNING id`,
    [newId(), id],
  );
  if (made === undefined) throw new Error('No row of a second step');
  await tx.sql('UPDATE identity.second_factor SET new_secret = $2, new_secret_at = $3 WHERE id = $1', [
    made.id,
    close(made.id),
    now,
  ]);
}

/** Lets the app count whose code was typed. */
export async function confirmSecret(
  tx: Transaction,
  factorId: string,
  { secret, step, hashes, now }: { secret: Buffer; step: number; hashes: Buffer[]; now: Date },
): Promise<void> {
  await tx.sql(
    `UPDATE identity.second_factor SET secret = $2, confirmed_at = $5, last_step = $3, new_secret = NULL, new_secret_at = NULL,
            recovery_hashes = $4, recovery_made_at = $5, recovery_used_at = NULL, version = version + 1 WHERE id = $1`,
    [factorId, secret, step, hashes, now],
  );
}

/** Puts other recovery codes in the place of those there are. */
export async function keepRecoveryCodes(
  tx: Transaction,
  factorId: string,
  hashes: Buffer[],
  now: Date,
): Promise<void> {
  await tx.sql(
    `UPDATE identity.second_factor SET recovery_hashes = $2, recovery_made_at = $3, recovery_used_at = NULL, version = version + 1
      WHERE id = $1`,
    [factorId, hashes, now],
  );
}

/** Uses a step of time up; false where it, or a later one, was used. */
export async function useStep(tx: Transaction, factorId: string, step: number): Promise<boolean> {
  const used = await tx.sql(
    'UPDATE identity.second_factor SET last_step = $2 WHERE id = $1 AND last_step < $2 RETURNING id',
    [factorId, step],
  );
  return used.length === 1;
}

/** Uses a recovery code up; false where there is no such, or none any more. */
export async function useRecoveryCode(
  tx: Transaction,
  factorId: string,
  hash: Buffer,
  now: Date,
): Promise<boolean> {
  const used = await tx.sql(
    `UPDATE identity.second_factor SET recovery_hashes = array_remove(recovery_hashes, $2), recovery_used_at = $3
      WHERE id = $1 AND $2 = ANY (recovery_hashes) RETURNING id`,
    [factorId, hash, now],
  );
  return used.length === 1;
}

/** Takes all of it away; false where no app counted. */
export async function removeFactor(tx: Transaction, { kind, id }: Person): Promise<boolean> {
  const removed = await tx.sql<{ counted: boolean }>(
    `DELETE FROM identity.second_factor f WHERE f.${placeOf(kind).column} = $1 RETURNING f.confirmed_at IS NOT NULL AS counted`,
    [id],
  );
  return removed.some(({ counted }) => counted);
}

/** Since when users have an app that counts, as far as whoever asks may see it. */
export async function appsSince(tx: Transaction, userIds: string[]): Promise<Map<string, Date>> {
  const rows = await tx.sql<{ userId: string; confirmedAt: Date }>(
    `SELECT user_id AS "userId", confirmed_at AS "confirmedAt" FROM identity.second_factor
      WHERE user_id = ANY ($1::uuid[]) AND confirmed_at IS NOT NULL`,
    [userIds],
  );
  return new Map(rows.map(({ userId, confirmedAt }) => [userId, confirmedAt]));
}
