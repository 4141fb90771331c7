import { createHash } from 'node:crypto';
import type { Transaction } from '../database/transaction';
import { invalidInput, type Refusal } from '../refusal/refusal';

/**
 * Lets a mutation that creates run once a key [attack 11]. The key's row is written in the same
 * transaction as what it made, so a second caller waits for the first and then gets its result.
 * Answers the id made before, or null when this caller is the first. The same key with another
 * input is refused: it is a different wish.
 */
export async function claimKey(
  tx: Transaction,
  service: string,
  operation: string,
  key: string,
  input: unknown,
  newId: string,
): Promise<string | null> {
  const hash = createHash('sha256').update(JSON.stringify(input)).digest();
  const [made] = await tx.sql(
    `INSERT INTO ${service}.idempotency_key (actor, operation, key, request_hash, result_id)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING result_id`,
    [actorOf(tx), operation, key, hash, newId],
  );
  if (made !== undefined) return null;
  const [earlier] = await tx.sql<{ result_id: string; request_hash: Buffer }>(
    `SELECT result_id, request_hash FROM ${service}.idempotency_key WHERE actor = $1 AND operation = $2 AND key = $3`,
    [actorOf(tx), operation, key],
  );
  if (earlier === undefined || !earlier.request_hash.equals(hash)) {
    throw keyTaken();
  }
  return earlier.result_id;
}

/** Refuses a key that was used for another wish. */
export const keyTaken = (): Refusal =>
  invalidInput({ path: 'idempotencyKey', code: 'TAKEN', message: 'This key was used for another request' });

function actorOf(tx: Transaction): string {
  return `${tx.actor.kind}:${tx.actor.userId ?? ''}`;
}
