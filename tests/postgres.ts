import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { accountFor } from '../services/embedded/account';
import { serverEnvironment } from '../services/embedded/process';

/** A PostgreSQL of the machine's own, as somebody runs it who names it in DATABASE_URL. */
export interface OwnPostgres {
  /** A superuser's. */
  adminUrl: string;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** The programs of each PostgreSQL that the system's packages brought, by its version; empty where they brought none. */
export function installedPostgres(): [version: string, programs: string][] {
  if (!existsSync(DEBIAN)) return [];
  return readdirSync(DEBIAN)
    .map((version): [string, string] => [version, join(DEBIAN, version, 'bin')])
    .filter(([, programs]) => existsSync(join(programs, 'initdb')));
}

/** Makes a server in a temporary folder, with a socket there and no port. */
export async function startPostgres(programs: string): Promise<OwnPostgres> {
  const account = accountFor(null);
  const folder = mkdtempSync(join(tmpdir(), 'kommis-postgres-'));
  const [data, sockets, passwordFile] = [join(folder, 'data'), join(folder, 'run'), join(folder, 'password')];
  mkdirSync(sockets);
  const password = randomBytes(12).toString('hex');
  writeFileSync(passwordFile, password);
  if (account) for (const each of [folder, sockets, passwordFile]) chownSync(each, account.uid, account.gid);
  const how = { ...(account ?? {}), cwd: folder, env: serverEnvironment() };
  const initdb = [
    `--pgdata=${data}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
  ];
  execFileSync(join(programs, 'initdb'), [...initdb, '--encoding=UTF8', '--locale=C', '--no-sync'], how);
  const settings = { listen_addresses: '', unix_socket_directories: sockets, fsync: 'off' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...args], { ...how, stdio: 'ignore' });
  const adminUrl = `postgres://postgres:${password}@${encodeURIComponent(sockets)}/postgres`;
  await untilItAnswers(server, adminUrl);
  return {
    adminUrl,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(server: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (attempt === 300 || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
