import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MADE_FOR, SHARED_ROOT } from './abandoned';
import { type Account, accountFor, canPass, canReach } from './account';

/** Where this installation's database lives: `data` (the cluster), `run` (the socket), `server.log`. */
export interface Place {
  folder: string;
  dataDir: string;
  socketDir: string;
  logFile: string;
  account: Account;
  /** Not under the data root, because the account cannot reach that. */
  elsewhere: boolean;
}

/** A Unix socket's path may have 107 bytes (103 on macOS), `/.s.PGSQL.5432` included. */
const LONGEST_SOCKET_FOLDER = 85;

/**
 * `<data root>/postgres`; where PostgreSQL's user cannot reach that, a folder under the shared root with
 * `<data root>/postgres` a link to it. So removing the data root always means starting afresh, and
 * a moved one still finds its database.
 */
export function findPlace(dataRoot: string, sharedRoot = SHARED_ROOT): Place {
  mkdirSync(dataRoot, { recursive: true });
  const wanted = join(realpathSync(dataRoot), 'postgres');
  if (!lstatSync(wanted, { throwIfNoEntry: false })) {
    const account = accountFor(null);
    if (canPass(realpathSync(dataRoot), account)) makeFolder(wanted, account);
    else symlinkSync(makeShared(sharedRoot, account), wanted);
  }
  const folder = realpathSync(wanted);
  const account = accountFor(statSync(folder));
  // A folder made beforehand, by root, for instance as a container's volume.
  if (account && statSync(folder).uid === 0) chownSync(folder, account.uid, account.gid);
  if (!canReach(folder, account))
    throw new Error(
      `The database's user cannot reach ${folder}; it was made by another user or moved there.`,
    );
  const elsewhere = folder !== wanted;
  // Each time: the data root may have been moved, link and all.
  if (elsewhere) writeFileSync(join(folder, MADE_FOR), wanted);
  return {
    folder,
    account,
    elsewhere,
    dataDir: join(folder, 'data'),
    socketDir: makeSocketFolder(folder, account),
    logFile: join(folder, 'server.log'),
  };
}

function makeShared(sharedRoot: string, account: Account): string {
  const folder = join(sharedRoot, randomBytes(6).toString('hex'));
  mkdirSync(sharedRoot, { recursive: true, mode: 0o755 });
  chmodSync(sharedRoot, 0o755);
  makeFolder(folder, account);
  if (!canReach(folder, account)) throw new Error(`The database's user cannot reach ${folder} either.`);
  return folder;
}

function makeFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

function makeSocketFolder(folder: string, account: Account): string {
  const beside = join(folder, 'run');
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const places = [beside, join(realpathSync(tmpdir()), `kommis-${hash}`), `/tmp/kommis-${hash}`];
  const socketDir = places.find((each) => Buffer.byteLength(each) <= LONGEST_SOCKET_FOLDER) ?? beside;
  makeFolder(socketDir, account);
  // In a shared temporary folder somebody else may have been first, to listen in our place.
  const { uid, mode } = lstatSync(socketDir);
  if (process.platform !== 'win32' && (uid !== (account?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0))
    throw new Error(`${socketDir} does not belong to the database's user alone; remove it and start again.`);
  return socketDir;
}
