import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackOff } from './kernel/restart/back-off';
import { WRONG_SETTING } from './kernel/config/config';
import { STARTS, TRY_AGAIN, UP } from './kept';

/** A command or a part that does not exist. */
const NO_SUCH = 2;

/** A part of the product as a process of its own. */
export interface Kept {
  name: string;
  args: string[];
  options: SpawnOptions;
}

/** What one needs to end all when a part is not to be had. */
export interface Keeping {
  say(line: string): void;
  /** A part would not start however often it were tried; it has said why. */
  giveUp(name: string, code: number): void;
  backOff?: BackOff;
}

/** Starts a process again whenever it dies, until the returned function stops it for good and answers with its code. */
export function keepRunning(
  { name, args, options }: Kept,
  { say, giveUp, backOff = new BackOff() }: Keeping,
): { stop(signal?: NodeJS.Signals): Promise<number> } {
  const stopping = new AbortController();
  let child: ChildProcess | null = null;
  let wasUp = false;

  // Where we ourselves were started again, so is it, though not by us.
  let starts = Number(process.env[STARTS] ?? 1) - 1;
  const begin = (): void => {
    const env = { ...options.env, [STARTS]: String((starts += 1)) };
    const begun = spawn(process.execPath, args, { ...options, env });
    child = begun;
    backOff.begun();
    begun.on('message', (said) => void (wasUp ||= said === UP));
    begun.once('exit', (code, signal) => {
      child = null;
      if (!stopping.signal.aborted) void goOn(code, signal);
    });
  };

  const goOn = async (code: number | null, signal: NodeJS.Signals | null): Promise<void> => {
    if (isHopeless(code, wasUp)) return giveUp(name, code ?? 1);
    const pauseMs = backOff.next();
    say(`${name} ${whyEnded(code, signal)}; starting it again in ${pauseMs / 1000} s`);
    await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (!stopping.signal.aborted) begin();
  };

  begin();
  return {
    stop(signal = 'SIGTERM') {
      stopping.abort();
      const ending = child;
      if (ending === null) return Promise.resolve(0);
      return new Promise((resolve) => {
        ending.once('exit', (code) => resolve(code ?? 1));
        ending.kill(signal);
      });
    },
  };
}

/** Whether it would be the same the next time: a wrong setting is, and so is what fails before it ever served. */
function isHopeless(code: number | null, wasUp: boolean): boolean {
  if (code === WRONG_SETTING || code === NO_SUCH) return true;
  return !wasUp && code !== null && code !== TRY_AGAIN;
}

/** In words: what became of it. What it said itself stands above. */
function whyEnded(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGABRT' || code === 134) return 'ran out of memory (SIGABRT)';
  if (signal === 'SIGKILL') return 'was killed, perhaps by the system for want of memory (SIGKILL)';
  if (signal !== null) return `was ended by a signal (${signal})`;
  if (code === TRY_AGAIN) return 'could not start for now';
  if (code === 0) return 'ended without being asked to';
  return `was ended by an error that nobody caught (code ${code})`;
}
