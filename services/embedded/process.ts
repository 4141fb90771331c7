import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** When the process began, in the system's own words; null when there is no such (living) process. */
export function startedAt(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name may contain spaces and brackets, so count from its end: state is first, start time 20th.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
    } catch {
      return null;
    }
  }
  return listed(pid, 'lstart');
}

/** Whether the number is somebody's: of a process that runs, or is dead and has not been asked how it ended. */
export function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is a PostgreSQL of this data directory, not something that got its number since. */
export function isPostgresOf(pid: number, dataDir: string): boolean {
  if (process.platform !== 'linux') return listed(pid, 'command')?.includes(dataDir) ?? false;
  try {
    // Its working directory is its data directory, and both survive a rename of either.
    return readlinkSync(`/proc/${pid}/cwd`) === dataDir && startedAt(pid) !== null;
  } catch {
    return false;
  }
}

function listed(pid: number, column: string): string | null {
  try {
    if (process.platform === 'win32') {
      process.kill(pid, 0);
      return column === 'lstart' ? 'running' : null;
    }
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** What the database's programs get instead of our environment, which may hold passwords. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  // Windows' programs do not start without theirs.
  // eslint-disable-next-line no-restricted-properties -- handed on, not read
  return process.platform === 'win32' ? process.env : { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
