import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { LOGGING_IN, LOGGING_IN_FROM_ONE_ADDRESS, LOGGING_IN_TO_ONE_ACCOUNT } from '../../kernel/work/limits';
import { NoTurn, Turns } from '../../kernel/work/turns';
import {
  addressFailures,
  clearAttempts,
  hashOf,
  takeAttempt,
  type AccountLimits,
  type AttemptLimit,
} from './attempts';
import { logInsBusy } from './login.problems';
import { networkOf } from './network';

/** Where a failure is written down: which limit, and whose. */
export interface FailureCounter {
  readonly limit: AttemptLimit;
  readonly key: string;
}

/** Where a failure of this call counts that is at no account: at the address it came from. */
export function countersOf({ address }: Call): FailureCounter[] {
  return address === null ? [] : [{ limit: addressFailures, key: address }];
}

/** An account that somebody wants to get into. */
export interface TriedAccount {
  limits: AccountLimits;
  email: string;
  /** By which a device of this person is known; null = by none of theirs. */
  deviceHash: Buffer | null;
}

/** Where a wrong password of an account counts: at the device it is known by, or else at the address and the account. */
export function countersOfAccount(call: Call, { limits, email, deviceHash }: TriedAccount): FailureCounter[] {
  if (deviceHash !== null) return [{ limit: limits.device, key: `${email} ${deviceHash.toString('hex')}` }];
  const here = { limit: limits.here, key: `${email} ${networkOf(call.address ?? '')}` };
  return [...countersOf(call), here, { limit: limits.anywhere, key: email }];
}

/** Forgets what of these counts at an account: the person has proven to be who they say. At an address it stays. */
export async function forgetFailures(tx: Transaction, counters: readonly FailureCounter[]): Promise<void> {
  for (const { limit, key } of counters) if (limit !== addressFailures) await clearAttempts(tx, limit, key);
}

const seats = new Turns(LOGGING_IN);
const fromOneAddress = new Turns(LOGGING_IN_FROM_ONE_ADDRESS);
const ofOneAccount = new Turns(LOGGING_IN_TO_ONE_ACCOUNT);

/**
 * A log-in under way is no failure: only what failed is counted, and what runs is bounded.
 * Refused where a store has no seat left, before anything is looked up. Those of one account come one after the other,
 * so that each finds what the one before it has counted; the address has its turn first, so that who has the account's
 * waits for nothing but a hash, whatever a stranger lines up for it elsewhere.
 */
export async function inTurn<T>(
  call: Call,
  chosen: () => Promise<readonly FailureCounter[]>,
  work: (counters: readonly FailureCounter[]) => Promise<T>,
): Promise<T> {
  const { storeId } = call.actor;
  const begin = async (): Promise<T> => {
    const counters = await chosen();
    const inner = counters.reduceRight<() => Promise<T>>(
      (next, { limit, key }) =>
        limit === addressFailures
          ? () => fromOneAddress.take(`${storeId} ${networkOf(key)}`, next)
          : () => ofOneAccount.take(`${storeId} ${limit.what} ${key}`, next),
      () => work(counters),
    );
    return inner();
  };
  return seats.take(storeId, begin).catch((error: unknown) => {
    throw error instanceof NoTurn ? logInsBusy(error.retryAfterSeconds) : error;
  });
}

/** In how many seconds there is room for a failure again; null where there is. Counts nothing. */
export async function retryAfterFailures(
  tx: Transaction,
  counters: readonly FailureCounter[],
  now: Date,
): Promise<number | null> {
  const [full] = await tx.sql<{ endsAt: Date | null }>(
    `SELECT max(a.window_ends_at) AS "endsAt" FROM identity.attempt a
       JOIN unnest($1::text[], $2::bytea[], $3::int[]) AS c (what, key_hash, most) USING (what, key_hash)
      WHERE a.window_ends_at > $4 AND a.count >= c.most`,
    [
      counters.map(({ limit }) => limit.what),
      counters.map(({ key }) => hashOf(key)),
      counters.map(({ limit }) => limit.most),
      now,
    ],
  );
  const endsAt = full?.endsAt ?? null;
  return endsAt === null ? null : Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000));
}

/**
 * Writes a failure down. Answers in how many seconds there is room again where this was one more than may be, as another
 * process may have taken the last meanwhile: what was found out then is not told. The transaction must commit.
 */
export async function countFailure(
  tx: Transaction,
  counters: readonly FailureCounter[],
  now: Date,
): Promise<number | null> {
  const waits: number[] = [];
  for (const { limit, key } of counters) waits.push((await takeAttempt(tx, limit, key, now)) ?? 0);
  return Math.max(0, ...waits) || null;
}
