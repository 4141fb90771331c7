import { execFile } from 'node:child_process';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Place } from './place';
import { serverEnvironment } from './process';

const MAJOR = '18';
export const ADMIN = 'kommis_admin';

/** On the command line rather than in postgresql.conf, so that an upgrade changes them for everyone. */
export const SETTINGS: Record<string, string> = {
  shared_buffers: '128MB',
  max_connections: '100',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  wal_level: 'replica',
  max_wal_size: '1GB',
  min_wal_size: '128MB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Statements and the details of errors carry people's data and passwords.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Makes the database files unless they exist; true when it made them. */
export async function makeCluster(initdb: string, place: Place, password: string): Promise<boolean> {
  const { folder, dataDir, account } = place;
  if (existsSync(dataDir)) {
    const major = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
    if (major === MAJOR) return false;
    throw new Error(
      `${dataDir} was made by PostgreSQL ${major}; this is ${MAJOR}. Move the data over with pg_dump.`,
    );
  }
  // Made under another name, so that a start that is cut short leaves nothing that looks complete.
  for (const left of readdirSync(folder).filter((name) => name.startsWith('making-')))
    rmSync(join(folder, left), { recursive: true });
  const draft = join(folder, `making-${process.pid}`);
  const passwordFile = `${draft}-password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (account) chownSync(passwordFile, account.uid, account.gid);
    await promisify(execFile)(
      initdb,
      [`--pgdata=${draft}`, `--username=${ADMIN}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'].concat(
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ),
      {
        ...(account ?? {}),
        cwd: folder,
        env: serverEnvironment(),
      },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, dataDir);
  return true;
}
