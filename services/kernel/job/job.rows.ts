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
  return (await tx.sql<JobRow>(`${service}.job`, sql, [id]))[0] ?? null;
}

/** The same, and nobody else moves it until the transaction ends. */
export async function lockJob(tx: Transaction, service: string, id: string): Promise<JobRow | null> {
  const sql = `SELECT ${columns} FROM ${service}.job WHERE id = $1 FOR NO KEY UPDATE`;
  return (await tx.sql<JobRow>(`${service}.job-locked`, sql, [id]))[0] ?? null;
}

/** The newest jobs of the store that this actor may see. */
export function listJobs(tx: Transaction, service: string, limit: number): Promise<JobRow[]> {
  const sql = `SELECT ${columns} FROM ${service}.job ORDER BY id DESC LIMIT $1`;
  return tx.sql<JobRow>(`${service}.jobs`, sql, [limit]);
}

/** The one of this kind that has not ended, or null. */
export async function findRunning(tx: Transaction, service: string, kind: string): Promise<JobRow | null> {
  const sql = `SELECT ${columns} FROM ${service}.job WHERE kind = $1 AND ended_at IS NULL`;
  return (await tx.sql<JobRow>(`${service}.job-running`, sql, [kind]))[0] ?? null;
}

/** Files that jobs of the store still need. */
export async function filesOfJobs(tx: Transaction, service: string): Promise<string[]> {
  const sql = `SELECT DISTINCT input ->> 'fileId' AS id FROM ${service}.job WHERE ended_at IS NULL AND input ? 'fileId'`;
  return (await tx.sql<{ id: string }>(`${service}.job-files`, sql)).map(({ id }) => id);
}

/** Adds the row; null where one of its kind has not ended. */
export async function insertJob(
  tx: Transaction,
  service: string,
  job: Pick<JobRow, 'id' | 'kind' | 'input' | 'stopAsked' | 'startedBy' | 'startedAt'>,
): Promise<JobRow | null> {
  const sql = `INSERT INTO ${service}.job (id, kind, state, input, stop_asked, started_by, started_at)
    VALUES ($1, $2, 'QUEUED', $3, $4, $5, $6) ON CONFLICT (store_id, kind) WHERE ended_at IS NULL DO NOTHING RETURNING ${columns}`;
  const { id, kind, input, stopAsked, startedBy, startedAt } = job;
  const values = [id, kind, JSON.stringify(input), stopAsked, JSON.stringify(startedBy), startedAt];
  return (await tx.sql<JobRow>(`${service}.job-start`, sql, values))[0] ?? null;
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
  const [changed] = await tx.sql<JobRow>(`${service}.job-change`, sql, [
    ...[after.id, after.state, after.done, after.total, after.stopAsked],
    ...[...json, after.failures, hasEnded(after.state)],
  ]);
  if (changed === undefined) throw new Error(`There is no job ${job.id} to change`);
  return changed;
}

/**
 * Has the job go on, after this transaction. Woken twice it looks twice, and no key holds the one back for the other: a
 * key would throw away the run that is under way, should its process die, and with it the way back.
 */
export async function wakeJob(tx: Transaction, service: string, id: string): Promise<void> {
  await tx.sql('kernel.wake-job', 'SELECT kernel.enqueue($1, $2, NULL)', [
    runTask(service),
    JSON.stringify({ jobId: id }),
  ]);
}

/** The task that carries a service's jobs on. */
export const runTask = (service: string): string => `${service}.run-job`;
