import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Where databases are made that cannot lie under their data root. */
export const SHARED_ROOT = '/var/lib/kommis';
/** In such a database's folder: the link that leads to it. */
export const MADE_FOR = 'made-for';

/** A database that nothing leads to any more: the checkout it was made for is gone. */
export interface Abandoned {
  folder: string;
  /** The link that led to it. */
  madeFor: string;
}

/** All of them below the shared root. One whose link was moved is taken for one until it is started again. */
export function findAbandoned(sharedRoot = SHARED_ROOT): Abandoned[] {
  return entriesOf(sharedRoot)
    .filter((name) => /^[0-9a-f]{12}$/.test(name))
    .map((name) => ({ folder: join(sharedRoot, name), madeFor: readLine(join(sharedRoot, name, MADE_FOR)) }))
    .filter((each): each is Abandoned => each.madeFor !== null && !leadsTo(each.madeFor, each.folder));
}

/** What to say of them: where they lie, what for, and the command that removes them all. */
export function wordsFor(abandoned: readonly Abandoned[]): string[] {
  if (abandoned.length === 0) return [];
  const [is, them] = abandoned.length === 1 ? ['A database lies', 'it'] : ['Databases lie', 'them'];
  return [
    `${is} here for a folder that is gone. To remove ${them}, where nothing else uses ${them}:`,
    ...abandoned.map(({ folder, madeFor }) => `  rm -r ${folder}   # was made for ${madeFor}`),
  ];
}

function leadsTo(link: string, folder: string): boolean {
  try {
    return lstatSync(link).isSymbolicLink() && realpathSync(link) === realpathSync(folder);
  } catch {
    return false;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readLine(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
