import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A folder in the run's own, with what is made once in a run because it is many seconds of work. Of all that want it, in
 * whatever process, the first makes it; where that fails, the next one tries.
 */
export async function onceARun(name: string, make: () => Promise<string>): Promise<string> {
  const [made, making] = [join(tmpdir(), name), join(tmpdir(), `${name}-making`)];
  while (!existsSync(made)) {
    if (isFirst(making)) {
      try {
        if (!existsSync(made)) renameSync(await make(), made);
      } finally {
        rmSync(making, { recursive: true });
      }
    } else await sleep(100);
  }
  return made;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
