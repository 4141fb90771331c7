import {
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type CronItem,
  type RunnerOptions,
  type TaskList,
} from 'graphile-worker';
import { Client } from 'pg';
import type { Logger } from '../log/log';
import { keepWorking, type Running, type Worker } from './keep-working';
import { Pulse } from './pulse';
import { WorkerPool } from './worker-pool';

/** The tasks of the services of this process, run as the worker role. */
export interface WorkerOptions {
  /** URL of kommis_worker. */
  url: string;
  tasks: TaskList;
  cron?: CronItem[];
  log: Logger;
}

/** How many jobs a process has in its hands. */
const AT_HAND = 48;
/** The library's advice, at every start, to have a connection for each of them: they are at hand, not at work. */
const CONNECTIONS_ADVICE = /^WARNING: having maxPoolSize/;
/** How long an end waits for others to be told together. */
const ENDS_MS = 5;

/** Starts the worker; it fetches only tasks it knows, so split processes each take their own. */
export function startWorker(options: WorkerOptions): Promise<Worker> {
  return keepWorking(() => startRunner(options), options.log);
}

async function startRunner(options: WorkerOptions): Promise<Running> {
  const pool = new WorkerPool(options.url);
  const pulse = new Pulse(options.url, (error) =>
    options.log.warn({ error: error.message }, 'The worker cannot say that it lives'),
  );
  await pulse.start();
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= pulse.stop().then(() => pool.close()));
  const broken = pool.broken.then((why) => Promise.reject(why));
  try {
    const runner = await Promise.race([broken, run(graphileOptions(options, pool, pulse))]);
    // It ends what it would do by the clock, and is waited for no more: its pool answers nothing.
    broken.catch(() => runner.stop().catch(() => undefined));
    return {
      ended: Promise.race([broken, runner.promise]).finally(close),
      async stop() {
        await Promise.race([broken, runner.stop()]).finally(close);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function graphileOptions({ tasks, cron, log }: WorkerOptions, pool: WorkerPool, pulse: Pulse): RunnerOptions {
  return {
    pgPool: pool,
    events: pulse.events,
    taskList: tasks,
    // At hand, not at work: each service does four at a time, and those of a kind together (`Together`).
    concurrency: AT_HAND,
    // Several jobs a look, and several ends: looking and deleting was a third of what follows a creation. They are locked by
    // the pool of workers, whose pulse frees them should the process die; what was done and not yet deleted is done again.
    preset: {
      worker: {
        localQueue: { size: AT_HAND },
        completeJobBatchDelay: ENDS_MS,
        failJobBatchDelay: ENDS_MS,
      },
    },
    pollInterval: 1_000,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(cron ?? []),
    logger: new WorkerLogger((scope) => (level, message) => {
      if (level === 'error') log.error({ task: scope.taskIdentifier }, message);
      else if (level === 'warning' && !CONNECTIONS_ADVICE.test(message))
        log.warn({ task: scope.taskIdentifier }, message);
    }),
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
