import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadEnvironment } from './kernel/config/config';

/** A new database takes 60 MB, its log of what is being written as much again; with less there is no day of work left. */
export const LEAST_FREE_MB = 200;

/** What the system says of a folder, in words. */
const WHY: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'it is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'this user has no room left on the disk',
  ENOTDIR: 'a part of it is a file',
  EEXIST: 'it is a file',
  ENAMETOOLONG: 'the name is too long',
};

/** Refuses, before anything is begun, where the data cannot be: nothing could be written there, or too little. */
export function assertDataFolder(folder: string, freeMb: (folder: string) => number = freeMbOf): void {
  try {
    makeFolder(folder);
    const trial = join(folder, `trial-${randomUUID()}`);
    try {
      writeFileSync(trial, 'Whether something can be written here.');
    } finally {
      rmSync(trial, { force: true });
    }
  } catch (error) {
    throw dataTrouble({ ...(error as Error), path: folder }) ?? error;
  }
  const free = freeMb(folder);
  if (free < LEAST_FREE_MB)
    throw new BadEnvironment(
      `KOMMIS_DATA: the disk of ${folder} has ${free} MB left, and ${LEAST_FREE_MB} are needed.`,
    );
}

/** With all above it. Node's own way of that goes round for ever where a folder is there and takes none (/proc). */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** An error of the file system in a sentence that names the setting; null for any other. */
export function dataTrouble(error: unknown): BadEnvironment | null {
  const { code, path, message = '' } = error as NodeJS.ErrnoException;
  // The database's own words, where its programs have met it.
  if (/No space left on device/.test(message)) return new BadEnvironment(`KOMMIS_DATA: ${WHY['ENOSPC']}.`);
  if (typeof path !== 'string' || typeof code !== 'string') return null;
  return new BadEnvironment(`KOMMIS_DATA: ${path} cannot be used: ${WHY[code] ?? code}.`);
}

function freeMbOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 2 ** 20);
}
