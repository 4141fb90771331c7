import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log/log';
import { BackOff } from '../restart/back-off';

/** What does the jobs of this process, until it is stopped. */
export interface Worker {
  stop(): Promise<void>;
}

/** A worker that has begun. */
export interface Running {
  /** When it ends, also where it was stopped; rejects with why it ended by itself. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** A database that is back must not wait long for its worker, and asking one that is away costs nothing. */
const PAUSES = { firstMs: 500, mostMs: 2_000, wellMs: 60_000 };

/**
 * Begins a worker again whenever it ends by itself, as it does when a statement of its own failed: from then on no mail
 * would be sent and no event heard, while pages are served as if nothing were.
 */
export async function keepWorking(
  begin: () => Promise<Running>,
  log: Pick<Logger, 'error' | 'info'>,
  backOff = new BackOff(PAUSES),
): Promise<Worker> {
  const stopped = new AbortController();
  let current: Running | null = await begin();

  /** Null where it ended because it was stopped; why it ended otherwise. */
  const whyEnded = async (running: Running): Promise<string | null> => {
    const error = await running.ended.then(
      () => 'it ended by itself',
      (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
    );
    return stopped.signal.aborted ? null : error;
  };

  const beginAgain = async (why: string): Promise<void> => {
    current = null;
    const pauseMs = backOff.next();
    log.error({ why, pauseMs }, 'The worker ended; it begins again');
    await sleep(pauseMs, undefined, { signal: stopped.signal, ref: false });
    current = await begin();
    backOff.begun();
    log.info({}, 'The worker works again');
  };

  const watch = async (): Promise<void> => {
    let why = current && (await whyEnded(current));
    while (why !== null && !stopped.signal.aborted) {
      try {
        await beginAgain(why);
        why = current && (await whyEnded(current));
      } catch (error) {
        why = error instanceof Error ? error.message : String(error);
      }
    }
  };

  const watching = watch();
  return {
    async stop() {
      stopped.abort();
      // It may be ending by itself just now.
      await current?.stop().catch(() => undefined);
      await watching;
    },
  };
}
