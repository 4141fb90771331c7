import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { stop } from './postmaster';

const LONGEST_PAUSE_MS = 5_000;

/** Starts a server and waits until it accepts connections; hands each process over as soon as there is one. */
export type Launch = (isStarted: (child: ChildProcess) => void, giveUp: AbortSignal) => Promise<ChildProcess>;

/** Starts the server, and again whenever it dies, until the returned function stops it for good. */
export async function supervise(launch: Launch, log: (line: string) => void): Promise<() => Promise<void>> {
  const giveUp = new AbortController();
  let current: ChildProcess | undefined;
  let mending: Promise<void> | null = null;
  // The last word when the process ends without stop(), by process.exit or an uncaught error.
  const onExit = () => void current?.kill('SIGINT');
  process.once('exit', onExit);

  const start = async (): Promise<void> => {
    const child = await launch((started) => (current = started), giveUp.signal);
    // The server alone must not keep a finished process alive.
    child.unref();
    child.once('exit', (code, signal) => {
      if (giveUp.signal.aborted) return;
      log(`The database ended unexpectedly (${signal ?? `code ${code}`}); starting it again`);
      mending = mend();
    });
  };

  const mend = async (): Promise<void> => {
    for (let pause = 100; !giveUp.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await start();
        return log('The database is back');
      } catch (error) {
        if (giveUp.signal.aborted) return;
        log(error instanceof Error ? error.message : String(error));
        await sleep(pause, undefined, { signal: giveUp.signal, ref: false }).catch(() => undefined);
      }
    }
  };

  await start().catch((error: unknown) => {
    process.off('exit', onExit);
    throw error;
  });
  return async () => {
    giveUp.abort();
    // One that is just coming back, too: whoever stops it must not have to wait until it has recovered.
    if (current) await stop(current);
    await mending;
    process.off('exit', onExit);
  };
}
