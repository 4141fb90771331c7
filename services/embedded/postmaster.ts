import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './place';
import { isPostgresOf, isTaken, serverEnvironment } from './process';

const POLL_MS = 10;
const PATIENCE_MS = 500;
/** Beyond the largest process id of any system. */
const NO_PROCESS = 2_147_483_647;
const LARGEST_LOG_BYTES = 5_000_000;

/** What a running server says of itself in postmaster.pid; null when there is no such file. */
export function readPidFile(
  dataDir: string,
): { pid: number; port: number; socketDir: string; ready: boolean } | null {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      socketDir: lines[4] ?? '',
      ready: lines[7]?.trim() === 'ready',
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Starts the server and waits until it accepts connections, unless it is given up. */
export async function launch(
  postgres: string,
  args: string[],
  place: Place,
  isStarted: (child: ChildProcess) => void,
  giveUp: AbortSignal,
): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const logFrom = openLog(place.logFile);
    const child = start(postgres, args, place);
    isStarted(child);
    const failure = await ready(child, place.dataDir);
    if (failure === null) return child;
    const said = readFileSync(place.logFile).subarray(logFrom).toString().trim();
    const mayAgain = !giveUp.aborted && attempt < 40;
    // After a kill -9 of the postmaster its last children need a moment to notice.
    if (mayAgain && /shared memory block .* is still in use/.test(said))
      await sleep(250, undefined, { signal: giveUp });
    // Killed with its server just being started again, a Kommis leaves one that was not to be seen a moment ago.
    else if (mayAgain && /lock file ".*" already exists/.test(said)) await stopSurvivor(place.dataDir);
    else throw new Error(`PostgreSQL did not start (${failure}).\n${said.split('\n').slice(-8).join('\n')}`);
  }
}

function start(postgres: string, args: string[], place: Place): ChildProcess {
  const log = openSync(place.logFile, 'a');
  try {
    // Detached: Ctrl-C reaches the whole terminal group, and the pools have to close before the database.
    return spawn(postgres, ['-D', place.dataDir, ...args], {
      ...(place.account ?? {}),
      cwd: place.folder,
      detached: true,
      windowsHide: true,
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

/** Null when ready, otherwise what happened. Crash recovery may take long, so only its end is waited for. */
async function ready(child: ChildProcess, dataDir: string): Promise<string | null> {
  let failure: string | null = null;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code, signal) => (failure = signal ? `ended by ${signal}` : `exit code ${code}`));
  while (failure === null) {
    const said = readPidFile(dataDir);
    if (said?.ready && said.pid === child.pid) return null;
    await sleep(POLL_MS);
  }
  return failure;
}

/**
 * Waits a moment for connections that are closing (pg's pools say they have ended before the server knows), then
 * rolls open transactions back, disconnects everyone and writes a checkpoint. (Windows has no signals: there it
 * ends at once and recovers at the next start.)
 */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const escalation = [
    setTimeout(() => child.kill('SIGINT'), PATIENCE_MS),
    setTimeout(() => child.kill('SIGQUIT'), 30_000),
  ];
  await ended.finally(() => escalation.forEach(clearTimeout));
}

/** Stops a server whose Kommis was killed; true when there was one. */
export async function stopSurvivor(dataDir: string): Promise<boolean> {
  const pid = readPidFile(dataDir)?.pid;
  if (!pid) return false;
  const isSurvivor = isPostgresOf(pid, dataDir);
  if (isSurvivor) await stopPostgres(pid, dataDir);
  disown(dataDir, pid);
  return isSurvivor;
}

async function stopPostgres(pid: number, dataDir: string): Promise<void> {
  process.kill(pid, 'SIGINT');
  const askedAt = Date.now();
  for (let insisted = false; isPostgresOf(pid, dataDir); await sleep(POLL_MS)) {
    if (!insisted && Date.now() - askedAt > 15_000) insisted = process.kill(pid, 'SIGQUIT');
    if (Date.now() - askedAt > 30_000) throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
  }
}

/**
 * PostgreSQL refuses to start while the number in its pid file is taken, even if that is by now somebody
 * else's, or its own who is dead and not buried yet: a machine's first process may take its time. The rest of
 * the file stays: by it the server finds children that outlived a killed postmaster.
 */
function disown(dataDir: string, pid: number): void {
  const said = readPidFile(dataDir);
  if (!isTaken(pid) || said?.pid !== pid) return;
  // The socket has a lock of its own, with the same number.
  const lock = join(said.socketDir, `.s.PGSQL.${said.port}.lock`);
  if (said.socketDir !== '' && readLine(lock) === String(pid)) rmSync(lock);
  const file = join(dataDir, 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(NO_PROCESS)));
}

function readLine(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').split('\n')[0]?.trim() ?? null;
  } catch {
    return null;
  }
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LARGEST_LOG_BYTES) return size;
  truncateSync(file);
  return 0;
}
