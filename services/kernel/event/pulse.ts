import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import { Client } from 'pg';

const BEAT_MS = 2_000;
/** A pool of workers says that it lives a moment after it was made; a job taken in that moment is not given to another. */
const GRACE_SECONDS = 3;

const keyOf = (expression: string): string => `hashtext('kommis.worker'), hashtext(${expression})`;
const asOid = (expression: string): string => `(${expression}::bigint & 4294967295)`;

/** Jobs whose pool of workers holds no lock: its process, or its connection, has ended. */
const orphansSql = `
SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT j.locked_by)) FROM graphile_worker._private_jobs j
 WHERE j.locked_by IS NOT NULL AND j.locked_at < now() - interval '${GRACE_SECONDS} seconds' AND NOT EXISTS (
   SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objsubid = 2
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND l.classid::bigint = ${asOid(`hashtext('kommis.worker')`)} AND l.objid::bigint = ${asOid('hashtext(j.locked_by)')})
HAVING count(*) > 0`;

/**
 * Says which pools of workers live, and takes back the jobs of those that do not: a killed process leaves its jobs locked,
 * and graphile-worker gives such a job to another only after four hours. Living is a session's advisory lock a
 * pool, which the database drops with the connection; clocks and time-outs decide nothing.
 */
export class Pulse {
  /** For the runner: here its pools say that they were made. */
  readonly events = new EventEmitter() as WorkerEvents;
  private readonly poolIds = new Set<string>();
  private client: Client | null = null;
  /** One statement after the other: the connection takes no second one while it is busy. */
  private last: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly onLoss: (error: Error) => void,
  ) {
    // The pool, not its workers: a job is locked by the pool that took it.
    this.events.on('pool:create', ({ workerPool }) => {
      this.poolIds.add(workerPool.id);
      this.last = this.last.then(() => this.say([workerPool.id]));
    });
  }

  /** Begins; jobs that an earlier process left are free when it returns, or a few seconds later. */
  async start(): Promise<void> {
    const beat = (): Promise<void> => (this.last = this.last.then(() => this.beat()));
    await beat();
    this.timer = setInterval(() => void beat(), BEAT_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.last;
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async beat(): Promise<void> {
    try {
      if (this.client === null) await this.connect();
      await this.client?.query(orphansSql);
    } catch (error) {
      // The database is away; with it went the locks, and the next beat takes them again.
      this.client = null;
      this.onLoss(error as Error);
    }
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: BEAT_MS });
    client.on('error', () => {
      if (this.client === client) this.client = null;
    });
    await client.connect();
    this.client = client;
    await this.say([...this.poolIds]);
  }

  private async say(poolIds: string[]): Promise<void> {
    if (this.client === null || poolIds.length === 0) return;
    const text = `SELECT pg_try_advisory_lock(${keyOf('id')}) FROM unnest($1::text[]) AS id`;
    await this.client.query(text, [poolIds]).catch(() => (this.client = null));
  }
}
