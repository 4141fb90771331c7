import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BadEnvironment, readEnvironment } from '../kernel/config/config';
import { secret } from '../kernel/secret/secret';
import { findAbandoned, SHARED_ROOT, wordsFor } from './abandoned';
import { findPackage, prepareBinaries } from './binaries';
import { ADMIN, makeCluster, SETTINGS } from './cluster';
import { claim } from './owner';
import { findPlace, type Place } from './place';
import { launch, readPidFile, stopSurvivor } from './postmaster';
import { supervise } from './supervise';

export interface EmbeddedOptions {
  /** Default: KOMMIS_DATA, ./.data. */
  dataRoot?: string;
  /** Server settings besides the tuned ones. */
  settings?: Record<string, string>;
  /** What to do when another living Kommis runs this database: a command may join, a server may not. */
  whenRunning?: 'refuse' | 'join';
  log?: (line: string) => void;
}

export interface Embedded {
  /** The superuser's, for migrations only: it ignores row-level security. */
  adminUrl: string;
  dataDir: string;
  /** Stops what was started here; after 'join' it stops nothing. */
  stop(): Promise<void>;
}

/**
 * Runs the PostgreSQL that npm installed. It listens on a Unix socket in a folder of its user alone
 * (Windows: on loopback); if it dies, it is started again until stop().
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const log = options.log ?? (() => undefined);
  const dataRoot = resolve(options.dataRoot ?? readEnvironment().dataRoot);
  const place = findPlace(dataRoot);
  if (place.elsewhere) log(`The database's files are in ${place.folder}`);
  for (const line of wordsFor(findAbandoned())) log(line);
  const password = secret('postgres-admin', 32, dataRoot).toString('base64url');
  const release = claim(join(place.folder, 'owner'));
  if (typeof release !== 'function') {
    if (options.whenRunning === 'join') return joinRunning(place, password);
    throw new BadEnvironment(
      `Kommis is already running on ${place.folder} (process ${release.takenBy}). Stop that one first, or set KOMMIS_DATA.`,
    );
  }
  try {
    if (await stopSurvivor(place.dataDir)) log('Stopped the database of a Kommis that was killed');
    const copyRoot = place.account ? SHARED_ROOT : dataRoot;
    const { postgres, initdb } = prepareBinaries(findPackage(), place.account, copyRoot, log);
    if (await makeCluster(initdb, place, password)) log(`Made a new database in ${place.folder}`);
    const port = process.platform === 'win32' ? await freePort() : 5432;
    const args = argumentsOf({ ...SETTINGS, ...options.settings }, place, port);
    const stopServer = await supervise(
      (isStarted, giveUp) => launch(postgres, args, place, isStarted, giveUp),
      log,
    );
    let stopping: Promise<void> | undefined;
    return {
      adminUrl: urlOf(process.platform === 'win32' ? '' : place.socketDir, port, password),
      dataDir: place.dataDir,
      stop: () => (stopping ??= stopServer().finally(release)),
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function joinRunning(place: Place, password: string): Promise<Embedded> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const running = readPidFile(place.dataDir);
    if (running?.ready) {
      const adminUrl = urlOf(running.socketDir, running.port, password);
      return { adminUrl, dataDir: place.dataDir, stop: () => Promise.resolve() };
    }
    await sleep(50);
  }
  throw new Error(
    `The database in ${place.folder} is being started by another process and does not get ready.`,
  );
}

function argumentsOf(settings: Record<string, string>, place: Place, port: number): string[] {
  const where: Record<string, string> =
    process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
      : { listen_addresses: '', unix_socket_directories: place.socketDir, unix_socket_permissions: '0700' };
  return Object.entries({ ...settings, ...where, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}

/** With the socket's folder as an encoded host name, which pg, libpq and `new URL` all understand. */
function urlOf(socketDir: string, port: number, password: string): string {
  const host = socketDir === '' ? '127.0.0.1' : encodeURIComponent(socketDir);
  return `postgres://${ADMIN}:${password}@${host}:${port}/postgres`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
