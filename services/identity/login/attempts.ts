import { createHash } from 'node:crypto';
import type { Call } from '../../kernel/database/call';
import { DatabaseUnavailable } from '../../kernel/database/database';
import type { Transaction } from '../../kernel/database/transaction';
import { COUNTING } from '../../kernel/work/limits';
import { NoTurn, Turns } from '../../kernel/work/turns';
import { asSystem } from '../session/as-system';
import { networkOf } from './network';

/** A limit: at most so many within a window that begins with the first. */
export interface AttemptLimit {
  /** What is counted; its counters are apart from all others. */
  what: string;
  most: number;
  windowMs: number;
}

const MINUTE_MS = 60_000;
/** How many wrong passwords of one account there may be before none is checked for a while, right or wrong. */
export interface AccountLimits {
  /** From one address. */
  here: AttemptLimit;
  /** From wherever: against who has many addresses. */
  anywhere: AttemptLimit;
  /** From a device the person has logged in with: that alone counts there, so that no stranger locks them out. */
  device: AttemptLimit;
}
export const accountFailures: AccountLimits = {
  here: { what: 'check', most: 5, windowMs: 15 * MINUTE_MS },
  anywhere: { what: 'account', most: 20, windowMs: 60 * MINUTE_MS },
  device: { what: 'device', most: 5, windowMs: 15 * MINUTE_MS },
};
export const staffFailures: AccountLimits = {
  here: { ...accountFailures.here, what: 'staff-check' },
  anywhere: { ...accountFailures.anywhere, what: 'staff-account' },
  device: { ...accountFailures.device, what: 'staff-device' },
};
/** Wrong codes of a second step: of one log-in, which ends with the last of them, and of one person, whatever log-ins it takes. */
export const sessionCodes: AttemptLimit = { what: 'code', most: 5, windowMs: 24 * 60 * MINUTE_MS };
export const personCodes: AttemptLimit = { what: 'person-code', most: 20, windowMs: 24 * 60 * MINUTE_MS };
/** Failures from one address, over all accounts of the store: against trying one password on many. */
export const addressFailures: AttemptLimit = { what: 'address', most: 100, windowMs: 60 * MINUTE_MS };
/** Links mailed to one address: nobody's mailbox is filled by pressing a button. Beyond them none goes, and nothing is said. */
export const accountMails: AttemptLimit = { what: 'mail', most: 3, windowMs: 60 * MINUTE_MS };
export const staffMails: AttemptLimit = { ...accountMails, what: 'staff-mail' };
/**
 * Mails to one person at somebody's word, whoever's and whatever for: three times what one may ask for oneself, so that
 * staff can still help who has tried in vain. A stranger is never told of it.
 */
export const recipientMails: AttemptLimit = { what: 'recipient-mail', most: 10, windowMs: 60 * MINUTE_MS };
/** Mails one staff member has sent by pressing a button, to anybody: by hand, one every 36 seconds for an hour. */
export const senderMails: AttemptLimit = { what: 'sender-mail', most: 100, windowMs: 60 * MINUTE_MS };
/** New passwords somebody sets who is logged in: each is hashed, and told of by mail. */
export const passwordChanges: AttemptLimit = { what: 'password-change', most: 5, windowMs: 60 * MINUTE_MS };
/** Other addresses that somebody asks to log in with. */
export const emailChanges: AttemptLimit = { what: 'email-change', most: 5, windowMs: 60 * MINUTE_MS };
export const addressMails: AttemptLimit = { what: 'address-mail', most: 100, windowMs: 60 * MINUTE_MS };

/** An address is counted with its network; a key that is no address is its own. */
export const hashOf = (key: string): Buffer => createHash('sha256').update(networkOf(key)).digest();

/** More than one that comes: what has had its time is gone before as much comes again. */
const GONE_WITH_EACH = 3;

const turns = new Turns(COUNTING);

/**
 * One transaction in which something is counted. Stores take turns: however many knock at one of them, there are
 * connections left for whoever has a page open at another.
 */
export async function counted<T>(call: Call, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return turns
    .take(call.actor.storeId, () => asSystem(call, work))
    .catch((error: unknown) => {
      throw error instanceof NoTurn ? new DatabaseUnavailable(error.message, { cause: error }) : error;
    });
}

/**
 * Takes one of the attempts, before whatever it is for: counted first, 200 parallel ones cannot all find
 * room. For what is asked for and then done; what may fail is counted once it has: failures.ts. Answers null, or in how many seconds there will be room again. The transaction is one of `counted`, and must
 * commit either way. With each some others go that have had their time: there are no more than were made in the longest
 * window.
 */
export async function takeAttempt(
  tx: Transaction,
  limit: AttemptLimit,
  key: string,
  now: Date,
): Promise<number | null> {
  return (await takeAttempts(tx, limit, [key], now)).get(key) ?? null;
}

/** The same for many keys in one statement: those that are refused, and for how many seconds. */
export async function takeAttempts(
  tx: Transaction,
  limit: AttemptLimit,
  keys: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const taken = await tx.sql<{ hash: Buffer; count: number; endsAt: Date }>(
    `WITH gone AS (DELETE FROM identity.attempt WHERE (what, key_hash) IN (
       SELECT what, key_hash FROM identity.attempt
        WHERE window_ends_at <= $4 AND NOT (what = $1 AND key_hash = ANY ($2::bytea[]))
        ORDER BY window_ends_at LIMIT ${GONE_WITH_EACH} * cardinality($2::bytea[]) FOR UPDATE SKIP LOCKED))
     INSERT INTO identity.attempt AS a (what, key_hash, window_ends_at, count)
     SELECT $1, hash, $3, least(count(*), $5 + 1) FROM unnest($2::bytea[]) AS hash GROUP BY hash ORDER BY hash
     ON CONFLICT (store_id, what, key_hash) DO UPDATE SET
       count = CASE WHEN a.window_ends_at <= $4 THEN excluded.count ELSE least(a.count + excluded.count, $5 + 1) END,
       window_ends_at = CASE WHEN a.window_ends_at <= $4 THEN excluded.window_ends_at ELSE a.window_ends_at END
     RETURNING key_hash AS hash, count, window_ends_at AS "endsAt"`,
    [limit.what, keys.map(hashOf), new Date(now.getTime() + limit.windowMs), now, limit.most],
  );
  const refused = new Map(
    taken.filter(({ count }) => count > limit.most).map(({ hash, endsAt }) => [hash.toString('hex'), endsAt]),
  );
  const waits = keys.flatMap((key): [string, number][] => {
    const endsAt = refused.get(hashOf(key).toString('hex'));
    return endsAt ? [[key, Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000))]] : [];
  });
  return new Map(waits);
}

/** Forgets them all: the person has proven to be who they say. */
export async function clearAttempts(tx: Transaction, limit: AttemptLimit, key: string): Promise<void> {
  await tx.sql('DELETE FROM identity.attempt WHERE what = $1 AND key_hash = $2', [limit.what, hashOf(key)]);
}

/** How many were taken of a limit whose window is longer than anything it is asked for. */
export async function takenOf(tx: Transaction, limit: AttemptLimit, key: string): Promise<number> {
  const [found] = await tx.sql<{ count: number }>(
    'SELECT count FROM identity.attempt WHERE what = $1 AND key_hash = $2',
    [limit.what, hashOf(key)],
  );
  return found?.count ?? 0;
}
