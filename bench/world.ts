import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../services/embedded/embedded';
import { makeDataRoot } from '../tests/data-root';
import { openRunFolder } from '../tests/run-folder';

/** The repository's root. */
export const root = join(__dirname, '..');

/** A database of the run's own, under a temporary folder, with the product's own settings. */
export interface World {
  dataRoot: string;
  adminUrl: string;
  admin: Client;
  /** Ends the server; the files stay until `remove`. */
  stop(): Promise<void>;
  remove(): Promise<unknown>;
}

/** Starts the embedded PostgreSQL in a new folder. */
export async function openWorld(): Promise<World> {
  const run = await openRunFolder();
  const dataRoot = makeDataRoot('bench');
  const embedded = await startEmbedded({
    dataRoot,
    settings: { shared_preload_libraries: 'pg_stat_statements' },
  });
  const url = new URL(embedded.adminUrl);
  const server = new Client({ connectionString: embedded.adminUrl });
  await server.connect();
  // Counting costs a little, so it is on only while statements are counted.
  await server.query(`ALTER SYSTEM SET pg_stat_statements.track = 'none'`);
  await server.query('SELECT pg_reload_conf()');
  await server.query('CREATE DATABASE kommis');
  await server.end();
  url.pathname = '/kommis';
  const admin = new Client({ connectionString: url.toString() });
  await admin.connect();
  await admin.query('CREATE EXTENSION pg_stat_statements');
  let running = true;
  return {
    dataRoot,
    adminUrl: url.toString(),
    admin,
    async stop() {
      if (!running) return;
      running = false;
      await admin.end();
      await embedded.stop();
    },
    remove: () => run.remove(),
  };
}

/** A process of ours that answers on loopback. */
export interface Server {
  port: number;
  child: ChildProcess;
  /** From its start to the first answer. */
  startMs: number;
  memoryMb(): number | null;
  /** What its threads worked so far, in milliseconds; null where the system does not say. */
  cpuMs(): number | null;
  stop(): Promise<void>;
}

export interface ServerOptions {
  args: string[];
  env: Record<string, string>;
  logFile: string;
  /** Whether it answers as it should. */
  answers: (port: number) => Promise<boolean>;
  ipc?: boolean;
}

/** Starts a Node process on a free port and waits for its first answer. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const port = await freePort();
  const log = openSync(options.logFile, 'a');
  const startedAt = performance.now();
  const child = spawn(process.execPath, options.args, {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...options.env },
    stdio: ['ignore', log, log, ...(options.ipc ? ['ipc' as const] : [])],
  });
  while (!(await options.answers(port).catch(() => false))) {
    if (child.exitCode !== null || performance.now() - startedAt > 60_000) {
      child.kill('SIGKILL');
      throw new Error(
        `${options.args.at(-1)} does not answer:\n${readFileSync(options.logFile, 'utf8').slice(-2_000)}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const startMs = performance.now() - startedAt;
  const pid = child.pid ?? 0;
  return {
    port,
    child,
    startMs,
    memoryMb: () => memoryOf(pid),
    cpuMs: () => cpuOf(pid),
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(impatience);
}

/** Resident memory as Linux counts it; null elsewhere. */
function memoryOf(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

/** Linux counts it in hundredths of a second. */
function cpuOf(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const [, , , , , , , , , , , user, system] = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(user) + Number(system)) * 10;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
