import {
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type CronItem,
  type Runner,
  type TaskList,
} from 'graphile-worker';
import { Client } from 'pg';
import type { Logger } from '../log/log';
import { keepWorking, type Worker } from './keep-working';
import { Pulse } from './pulse';
import { WorkerPool } from './worker-pool';

/** The tasks of the services of this process, run as the worker role. */
export interface WorkerOptions {
  /** URL of kommis_worker. */
  url: string;
  tasks: TaskList;
  cron?: CronItem[];
  log: Logger;
  concurrency?: number;
}

/** Starts the worker; it fetches only tasks it knows, so split processes each take their own. */
export function startWorker(options: WorkerOptions): Promise<Worker> {
  return keepWorking(() => startRunner(options), options.log);
}

async function startRunner(options: WorkerOptions): Promise<Runner> {
  // A pool of our own: the runner's own is still closing when its stop() returns, and by then nobody hears its
  // errors, so a database that stops at that moment would end the process.
  const pool = new WorkerPool(options.url, (error) =>
    options.log.warn({ error: error.message }, 'A connection of the worker was lost'),
  );
  const pulse = new Pulse(options.url, (error) =>
    options.log.warn({ error: error.message }, 'The worker cannot say that it lives'),
  );
  await pulse.start();
  const runner = await run({
    pgPool: pool,
    events: pulse.events,
    taskList: options.tasks,
    concurrency: options.concurrency ?? 4,
    // Several jobs a look: looking for work was a fifth of what follows a creation. They are locked by the pool of
    // workers, whose pulse frees them should the process die.
    preset: { worker: { localQueue: { size: 8 } } },
    pollInterval: 1_000,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(options.cron ?? []),
    logger: new WorkerLogger((scope) => (level, message) => {
      if (level === 'error') options.log.error({ task: scope.taskIdentifier }, message);
      else if (level === 'warning') options.log.warn({ task: scope.taskIdentifier }, message);
    }),
  });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= pulse.stop().then(() => pool.end()));
  return {
    ...runner,
    // Its connections end with it, also where it ended by itself.
    promise: runner.promise.finally(close),
    async stop() {
      await runner.stop();
      await close();
    },
  };
}

/**
 * Waits until no job is running or due: every event so far has been handled or is waiting for a retry.
 * `tasks`: only these, where the others' services are not running.
 */
export async function settled(
  workerUrl: string,
  timeoutMs = 30_000,
  tasks: string[] | null = null,
): Promise<void> {
  const client = new Client({ connectionString: workerUrl });
  await client.connect();
  try {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const { rows } = await client.query<{ open: number }>(
        `SELECT count(*)::int AS open FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
          WHERE (j.locked_at IS NOT NULL OR (j.run_at <= now() AND j.attempts < j.max_attempts))
            AND ($1::text[] IS NULL OR t.identifier = ANY ($1))`,
        [tasks],
      );
      if (rows[0]?.open === 0) return;
      if (Date.now() > until) throw new Error(`${rows[0]?.open} jobs are still open after ${timeoutMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  } finally {
    await client.end();
  }
}
