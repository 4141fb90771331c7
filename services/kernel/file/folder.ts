import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isUuid, newId } from '../id/id';
import type { FileNature, Sweeping } from './file';
import { ifMissing } from './missing';

/** The name of a store's folder. */
export const STORE_ID = /^\d{5}$/;

/** What lies beside a file. */
export interface About extends FileNature {
  readonly name: string;
  /** Who handed it in; nobody did where we made it. */
  readonly by?: string;
}

/** Reads it. One that has nothing there is nobody's: no owner offers or sweeps it. */
export async function aboutOf(path: string): Promise<About> {
  const text = await readFile(`${path}.json`, 'utf8').catch(ifMissing);
  return text === undefined ? { name: 'file', owner: '', kind: '' } : (JSON.parse(text) as About);
}

/** Copies a small file so that it is there as a whole or not at all, after a loss of power too. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const part = `${to}.${newId()}.part`;
  const bytes = await readFile(from);
  const handle = await open(part, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, to);
}

/** Removes a service's own files that have had their time and that nobody works on; says how many. */
export async function sweepFolder(folder: string, { owner, olderThan, neededIn }: Sweeping): Promise<number> {
  let removed = 0;
  const isOld = async (path: string): Promise<boolean> => {
    const found = await stat(path).catch(ifMissing);
    return found !== undefined && found.isFile() && found.mtime < olderThan;
  };
  for (const storeId of ((await readdir(folder).catch(ifMissing)) ?? []).filter((name) =>
    STORE_ID.test(name),
  )) {
    const names = (await readdir(join(folder, storeId)).catch(ifMissing)) ?? [];
    const old: string[] = [];
    for (const name of names) {
      const path = join(folder, storeId, name);
      if (!(await isOld(path))) continue;
      const isFile: boolean = isUuid(name);
      if (isFile) old.push(path);
      // What a crash left: a file half-written, or what lies beside none.
      else if (name.endsWith('.part') || !names.includes(name.replace(/\.json$/, '')))
        await rm(path, { force: true });
    }
    if (old.length === 0) continue;
    const needed = await neededIn(storeId);
    for (const path of old) {
      // Looked at once more: it may have been taken up while we asked.
      if (needed.has(basename(path)) || (await aboutOf(path)).owner !== owner || !(await isOld(path)))
        continue;
      for (const each of [path, `${path}.json`]) await rm(each, { force: true });
      removed += 1;
    }
  }
  return removed;
}
