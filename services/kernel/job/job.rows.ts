import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../actor/actor';
import type { Transaction } from '../database/transaction';
import { rowsOfEach } from '../row/rows';
import { assertLeads, hasEnded, type State } from './states';

/** A job as its row says; each service that has long work has a table of them. What `input`, `cursor` and `result` hold is the kind's business. */
@Entity('job')
export class JobRow {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  kind: string;
  /** What only one at a time may hold in a store. */
  @Column('text')
  place: string;
  @Column('text')
  state: State;
  @Column('int')
  done: number;
  @Column('int', { nullable: true })
  total: number | null;
  @Column('boolean')
  stopAsked: boolean;
  @Column('jsonb')
  input: unknown;
  @Column('jsonb')
  cursor: unknown;
  @Column('jsonb')
  result: unknown;
  /** Grows with every move. */
  @Column('int')
  version: number;
  /** How often it failed where it stands. */
  @Column('int')
  failures: number;
  @Column('jsonb')
  startedBy: Actor;
  @Column('timestamptz')
  startedAt: Date;
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}

const jobsOf = rowsOfEach(JobRow);

/** What a step changes of its job; what is left out stays. */
export type Change = Partial<
  Pick<JobRow, 'state' | 'done' | 'total' | 'stopAsked' | 'input' | 'cursor' | 'result' | 'failures'>
>;

/** A job, or null. `service` is the schema and comes from code. */
export async function findJob(tx: Transaction, service: string, id: string): Promise<JobRow | null> {
  return (await jobsOf(service).byKeys(tx, [id])).get(id) ?? null;
}

/** The same, and nobody else moves it until the transaction ends. */
export function lockJob(tx: Transaction, service: string, id: string): Promise<JobRow | null> {
  return jobsOf(service).lock(tx, id);
}

/** The newest jobs of the store that this actor may see. */
export function listJobs(tx: Transaction, service: string, limit: number): Promise<JobRow[]> {
  return jobsOf(service).where(tx, 'true ORDER BY t.id DESC LIMIT $1', [limit]);
}

/** The one that holds this place, as it has not ended; or null. */
export async function findRunning(tx: Transaction, service: string, place: string): Promise<JobRow | null> {
  const [job] = await jobsOf(service).where(tx, 't.place = $1 AND t.ended_at IS NULL', [place]);
  return job ?? null;
}

/** Files that jobs of the store still need. */
export async function filesOfJobs(tx: Transaction, service: string): Promise<string[]> {
  const sql = `SELECT DISTINCT input ->> 'fileId' AS id FROM ${service}.job WHERE ended_at IS NULL AND input ? 'fileId'`;
  return (await tx.sql<{ id: string }>(sql)).map(({ id }) => id);
}

/** Adds the row; null where its place is taken. */
export function insertJob(
  tx: Transaction,
  service: string,
  job: Pick<JobRow, 'id' | 'kind' | 'place' | 'input' | 'stopAsked' | 'startedBy' | 'startedAt'>,
): Promise<JobRow | null> {
  const place = '(store_id, place) WHERE ended_at IS NULL';
  return jobsOf(service).insertUnless(tx, place, { ...job, state: 'QUEUED' });
}

/** Writes what a step changed; the job is locked by this transaction. */
export async function changeJob(
  tx: Transaction,
  service: string,
  job: JobRow,
  change: Change,
): Promise<JobRow> {
  const { state = job.state } = change;
  assertLeads(job.state, state);
  const endedAt = hasEnded(state) ? await now(tx) : null;
  const moved = { ...change, state, version: job.version + 1, endedAt };
  await jobsOf(service).update(tx, job.id, moved);
  return { ...job, ...moved };
}

async function now(tx: Transaction): Promise<Date | null> {
  const [row] = await tx.sql<{ now: Date }>('SELECT now()');
  return row?.now ?? null;
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
