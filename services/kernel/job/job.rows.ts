import type { Actor } from '../actor/actor';
import type { Transaction } from '../database/transaction';
import { assertLeads, hasEnded, type State } from './states';

/** A job as its row says. What `input`, `cursor` and `result` hold is the kind's business. */
export interface JobRow {
  id: string;
  kind: string;
  state: State;
  done: number;
  total: number | null;
  stopAsked: boolean;
  input: unknown;
  cursor: unknown;
  result: unknown;
  /** Grows with every move. */
  version: number;
  /** How often it failed where it stands. */
  failures: number;
  startedBy: Actor;
  startedAt: Date;
  endedAt: Date | null;
}

/** What a step changes of its job; what is left out stays. */
export type Change = Partial<
  Pick<JobRow, 'state' | 'done' | 'total' | 'stopAsked' | 'input' | 'cursor' | 'result' | 'failures'>
>;

const columns = `id, kind, state, done, total, stop_asked AS "stopAsked", input, cursor, result, version, failures,
  started_by AS "startedBy", started_at AS "startedAt", ended_at AS "endedAt"`;

/** A job, or null. `service` is the schema and comes from code. */
export async function findJob(tx: Transaction, service: string, id: string): Promise<JobRow | null> {
  const sql = `SELECT ${columns} FROM ${service}.job WHERE id = $1`;
  return (await tx.sql<JobRow>(sql, [id]))[0] ?? null;
}

/** The same, and nobody else moves it until the transaction ends. */
export async function lockJob(tx: Transaction, service: string, id: string): Promise<JobRow | null> {
  const sql = `SELECT ${columns} FROM ${service}.job WHERE id = $1 FOR NO KEY UPDATE`;
  return (await tx.sql<JobRow>(sql, [id]))[0] ?? null;
}

/** The newest jobs of the store that this actor may see. */
export function listJobs(tx: Transaction, service: string, limit: number): Promise<JobRow[]> {
  const sql = `SELECT ${columns} FROM ${service}.job ORDER BY id DESC LIMIT $1`;
  return tx.sql<JobRow>(sql, [limit]);
}

/** The one that holds this place, as it has not ended; or null. */
export async function findRunning(tx: Transaction, service: string, place: string): Promise<JobRow | null> {
  const sql = `SELECT ${columns} FROM ${service}.job WHERE place = $1 AND ended_at IS NULL`;
  return (await tx.sql<JobRow>(sql, [place]))[0] ?? null;
}

/** Files that jobs of the store still need. */
export async function filesOfJobs(tx: Transaction, service: string): Promise<string[]> {
  const sql = `SELECT DISTINCT input ->> 'fileId' AS id FROM ${service}.job WHERE ended_at IS NULL AND input ? 'fileId'`;
  return (await tx.sql<{ id: string }>(sql)).map(({ id }) => id);
}

/** Adds the row; null where its place is taken. */
export async function insertJob(
  tx: Transaction,
  service: string,
  job: Pick<JobRow, 'id' | 'kind' | 'input' | 'stopAsked' | 'startedBy' | 'startedAt'> & { place: string },
): Promise<JobRow | null> {
  const sql = `INSERT INTO ${service}.job (id, kind, place, state, input, stop_asked, started_by, started_at)
    VALUES ($1, $2, $3, 'QUEUED', $4, $5, $6, $7) ON CONFLICT (store_id, place) WHERE ended_at IS NULL DO NOTHING RETURNING ${columns}`;
  const { id, kind, place, input, stopAsked, startedBy, startedAt } = job;
  const values = [id, kind, place, JSON.stringify(input), stopAsked, JSON.stringify(startedBy), startedAt];
  return (await tx.sql<JobRow>(sql, values))[0] ?? null;
}

/** Writes what a step changed; the job is locked by this transaction. */
export async function changeJob(
  tx: Transaction,
  service: string,
  job: JobRow,
  change: Change,
): Promise<JobRow> {
  const after = { ...job, ...change };
  assertLeads(job.state, after.state);
  const sql = `UPDATE ${service}.job SET state = $2, done = $3, total = $4, stop_asked = $5, input = $6, cursor = $7, result = $8,
      failures = $9, version = version + 1, ended_at = CASE WHEN $10 THEN now() END WHERE id = $1 RETURNING ${columns}`;
  const json = [after.input, after.cursor, after.result].map((value) => JSON.stringify(value));
  const [changed] = await tx.sql<JobRow>(sql, [
    ...[after.id, after.state, after.done, after.total, after.stopAsked],
    ...[...json, after.failures, hasEnded(after.state)],
  ]);
  if (changed === undefined) throw new Error(`There is no job ${job.id} to change`);
  return changed;
}

/** Throws away jobs of the store that have ended and were started before this. */
export async function forgetJobs(tx: Transaction, service: string, before: Date): Promise<void> {
  await tx.sql(`DELETE FROM ${service}.job WHERE ended_at IS NOT NULL AND started_at < $1`, [before]);
}

/**
 * Takes somebody out of the ended jobs of the store: faults that quote a row of theirs, the piece it ended at, and their
 * name where they started it; what it did and how much stays. `said` are ids and addresses they are known by. Answers
 * how many jobs that name them have not ended: those are still to be looked at.
 */
export async function eraseFromJobs(
  tx: Transaction,
  service: string,
  said: readonly string[],
): Promise<number> {
  const names = `kernel.names_one_of(concat_ws(' ', input::text, cursor::text, result::text, started_by::text), $1)`;
  // Counted first: one that ends in between is then looked at again, and not missed by both.
  const [left] = await tx.sql<{ running: number }>(
    `SELECT count(*)::int AS running FROM ${service}.job WHERE ended_at IS NULL AND ${names}`,
    [said],
  );
  await tx.sql(
    `UPDATE ${service}.job SET cursor = '{}', version = version + 1,
       input = coalesce(kernel.without(input, $1), '{}'), result = coalesce(kernel.without(result, $1), '{}'),
       started_by = CASE WHEN kernel.names_one_of(started_by::text, $1) THEN started_by || '{"name": null}' ELSE started_by END
      WHERE ended_at IS NOT NULL AND ${names}`,
    [said],
  );
  return left?.running ?? 0;
}

/**
 * Has the job go on, after this transaction. Woken twice it looks twice, and no key holds the one back for the other: a
 * key would throw away the run that is under way, should its process die, and with it the way back.
 */
export async function wakeJob(tx: Transaction, service: string, id: string): Promise<void> {
  await tx.sql('SELECT kernel.enqueue($1, $2, NULL)', [runTask(service), JSON.stringify({ jobId: id })]);
}

/** The task that carries a service's jobs on. */
export const runTask = (service: string): string => `${service}.run-job`;
