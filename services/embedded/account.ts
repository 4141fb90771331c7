import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user PostgreSQL runs as; null is the user we are. */
export type Account = { uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root, so root hands it to whoever owns the existing data, otherwise to
 * `nobody`: initdb insists on a user that /etc/passwd knows, and making one is not ours to do.
 */
export function accountFor(dataOwner: { uid: number; gid: number } | null): Account {
  if (process.getuid?.() !== 0) return null;
  return dataOwner && dataOwner.uid !== 0 ? { uid: dataOwner.uid, gid: dataOwner.gid } : nobody();
}

function nobody(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!line)
    throw new Error(
      'PostgreSQL cannot run as root and there is no user "nobody": start as another user, or set DATABASE_URL.',
    );
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** Whether the account may read the path: every folder above it has to let it through (/root does not). */
export function canReach(path: string, account: Account): boolean {
  return account ? letsThrough(path, account, 0o5) : isOursTo(path, constants.R_OK);
}

/** Whether the account may use what it owns below the folder; it need not see what else lies there. */
export function canPass(folder: string, account: Account): boolean {
  return account ? letsThrough(folder, account, 0o1) : isOursTo(folder, constants.X_OK);
}

function isOursTo(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function letsThrough(path: string, account: NonNullable<Account>, neededThere: number): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    const needed = folder === path ? neededThere : 0o1;
    if (((mode >> shift) & needed) !== needed) return false;
    if (folder === dirname(folder)) return true;
  }
}
