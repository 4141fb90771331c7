import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { stop } from './postmaster';

const LONGEST_PAUSE_MS = 5_000;

/** Starts the server again whenever it dies, until the returned function stops it for good. */
export function supervise(
  first: ChildProcess,
  launchAgain: () => Promise<ChildProcess>,
  log: (line: string) => void,
): () => Promise<void> {
  const giveUp = new AbortController();
  let current: ChildProcess = first;
  let mending: Promise<void> | null = null;
  // The last word when the process ends without stop(), by process.exit or an uncaught error.
  const onExit = () => void current.kill('SIGINT');
  process.once('exit', onExit);

  const watch = (child: ChildProcess): void => {
    current = child;
    // The server alone must not keep a finished process alive.
    child.unref();
    child.once('exit', (code, signal) => {
      if (giveUp.signal.aborted) return;
      log(`The database ended unexpectedly (${signal ?? `code ${code}`}); starting it again`);
      mending = mend().catch((error: unknown) => log(String(error)));
    });
  };

  const mend = async (): Promise<void> => {
    for (let pause = 100; !giveUp.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        watch(await launchAgain());
        return log('The database is back');
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
        await sleep(pause, undefined, { signal: giveUp.signal, ref: false }).catch(() => undefined);
      }
    }
  };

  watch(first);
  return async () => {
    giveUp.abort();
    await mending;
    await stop(current);
    process.off('exit', onExit);
  };
}
