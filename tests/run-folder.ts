import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startedAt } from '../services/embedded/process';

/** The folder in which all lies that one run makes: databases, files, profiles of browsers. */
export interface RunFolder {
  folder: string;
  /** Ends what still runs in it, and removes it. Answers with what had to be ended. */
  remove(): Promise<string[]>;
}

// Short: the path of a database's socket may have 107 bytes, and runs may lie in one another.
const NAME = /^kommis-run-(\d+)-([0-9a-f]{6})$/;
const PATIENCE_MS = 5_000;

/**
 * Makes it, and makes it the temporary folder of this process and all that it starts. What runs that were killed have
 * left behind goes now.
 */
export async function openRunFolder(): Promise<RunFolder> {
  const above = tmpdir();
  for (const left of readdirSync(above).filter(isDead)) await clear(join(above, left));
  const folder = join(above, `kommis-run-${process.pid}-${birthOf(process.pid)}`);
  mkdirSync(folder);
  // Passed through by the database's user, whom a temporary folder otherwise keeps out.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return {
    folder,
    remove: () => {
      process.env.TMPDIR = above;
      return clear(folder);
    },
  };
}

/** Process ids are given out again, so the name says when its process began, too. */
function isDead(name: string): boolean {
  const [, pid, birth] = NAME.exec(name) ?? [];
  return birth !== undefined && birthOf(Number(pid)) !== birth;
}

function birthOf(pid: number): string {
  return createHash('sha256')
    .update(startedAt(pid) ?? '')
    .digest('hex')
    .slice(0, 6);
}

async function clear(folder: string): Promise<string[]> {
  const found = processesIn(folder);
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    const askedAt = Date.now();
    for (const { pid } of processesIn(folder)) send(pid, signal);
    while (processesIn(folder).length > 0 && Date.now() - askedAt < PATIENCE_MS) await sleep(50);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  return found.map(({ pid, command }) => `${command} (process ${pid})`);
}

/** What works there or has its temporary files there; Linux says it of every process, other systems of none. */
export function processesIn(folder: string): { pid: number; command: string }[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      const proc = join('/proc', name);
      const inside = isWithin(
        folder,
        tried(() => readlinkSync(join(proc, 'cwd'))),
      );
      const variables = tried(() => readFileSync(join(proc, 'environ'), 'utf8')).split('\0');
      const isOurs = variables.some((each) => each.startsWith('TMPDIR=') && isWithin(folder, each.slice(7)));
      if ((!inside && !isOurs) || startedAt(Number(name)) === null) return [];
      const command = tried(() => readFileSync(join(proc, 'cmdline'), 'utf8')).split('\0');
      return { pid: Number(name), command: [basename(command[0] ?? ''), ...command.slice(1, 3)].join(' ') };
    });
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/** A process may end while it is looked at. */
function tried(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
