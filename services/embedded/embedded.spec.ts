import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded';
import { readPidFile, stopSurvivor } from './postmaster';
import { isPostgresOf } from './process';

jest.setTimeout(60_000);
const asRoot = process.getuid?.() === 0 ? test : test.skip;
const onLinux = process.platform === 'linux' ? test : test.skip;
let base: string;
let dataRoot: string;
const started: Embedded[] = [];
const parents: ChildProcess[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'kommis-embedded-'));
  chmodSync(base, 0o755);
  dataRoot = join(base, '.data');
});
afterEach(async () => {
  for (const parent of parents.splice(0)) parent.kill('SIGKILL');
  for (const embedded of started.splice(0)) await embedded.stop();
  // A parent that was killed has left its database running.
  await stopSurvivor(realpathSync(join(dataRoot, 'postgres/data')));
  rmSync(base, { recursive: true });
});

const start = async (options: EmbeddedOptions = {}): Promise<Embedded> => {
  const embedded = await startEmbedded({ dataRoot, ...options });
  started.push(embedded);
  return embedded;
};

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts the database and says its address; what `npm start` is to this module. */
async function startElsewhere(root = dataRoot): Promise<{ parent: ChildProcess; adminUrl: string }> {
  const source = `require(${JSON.stringify(resolve(__dirname, 'embedded'))})
    .startEmbedded({ dataRoot: ${JSON.stringify(root)} })
    .then(({ adminUrl, stop }) => { process.on('SIGTERM', () => stop().then(() => process.exit())); process.on('SIGUSR2', () => process.exit()); console.log(adminUrl); setInterval(() => {}, 1e6) });`;
  const parent = spawn(process.execPath, ['-r', '@swc-node/register', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  parents.push(parent);
  const [line] = (await once(parent.stdout as NonNullable<ChildProcess['stdout']>, 'data')) as [Buffer];
  return { parent, adminUrl: line.toString().trim() };
}

const pidOf = (embedded: { dataDir: string }): number => readPidFile(embedded.dataDir)?.pid ?? Number.NaN;

test('serves over a Unix socket only, in UTF-8, with the tuned settings', async () => {
  const { adminUrl, dataDir } = await start({ settings: { fsync: 'off' } });
  const [settings] = await ask<Record<string, string>>(
    adminUrl,
    `select inet_client_addr() as address, current_setting('listen_addresses') as listens, current_setting('jit') as jit,
       current_setting('shared_buffers') as buffers, current_setting('fsync') as fsync,
       current_setting('server_encoding') as encoding, lower('ÅSA') as lowered`,
  );
  expect(settings).toEqual({
    address: null,
    listens: '',
    jit: 'off',
    buffers: '128MB',
    fsync: 'off',
    encoding: 'UTF8',
    lowered: 'åsa',
  });
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataRoot, 'secrets/postgres-admin')).mode & 0o777).toBe(0o600);
});

test('has the extensions the services use', async () => {
  const { adminUrl } = await start();
  for (const name of ['pg_trgm', 'citext', 'unaccent', 'pgcrypto', 'btree_gin'])
    await ask(adminUrl, `create extension ${name}`);
  expect(await ask(adminUrl, `select unaccent('Søren Åse') as plain`)).toEqual([{ plain: 'Soren Ase' }]);
});

test('lets nobody in without the generated password', async () => {
  const { adminUrl } = await start();
  const url = new URL(adminUrl);
  url.password = 'password';
  await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed');
});

asRoot('does not run as root, though we do', async () => {
  const embedded = await start();
  expect(readFileSync(`/proc/${pidOf(embedded)}/status`, 'utf8')).toMatch(/^Uid:\t(?!0\t)/m);
  expect(readFileSync(`/proc/${pidOf(embedded)}/environ`, 'utf8')).not.toContain('HOME');
});

test('keeps the data over a stop', async () => {
  const first = await start();
  await ask(first.adminUrl, 'create table kept as select 7 as n');
  await first.stop();
  expect(isPostgresOf(pidOf(first), first.dataDir)).toBe(false);
  const second = await start();
  expect(await ask(second.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('after kill -9 of its parent, the next start stops the survivor and serves the same data', async () => {
  const { parent, adminUrl } = await startElsewhere();
  await ask(adminUrl, 'create table kept as select 7 as n');
  const dataDir = join(dataRoot, 'postgres/data');
  const survivor = pidOf({ dataDir });
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect(isPostgresOf(survivor, dataDir)).toBe(true);
  const lines: string[] = [];
  const next = await start({ log: (line) => lines.push(line) });
  expect(isPostgresOf(survivor, dataDir)).toBe(false);
  expect(lines).toContain('Stopped the database of a Kommis that was killed');
  expect(await ask(next.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('a process that only got the dead server’s number is left alone and does not hinder the start', async () => {
  const first = await start();
  await ask(first.adminUrl, 'create table kept as select 7 as n');
  await first.stop();
  // The same user's, or PostgreSQL itself would see that it cannot be a server.
  const { uid, gid } = statSync(first.dataDir);
  const bystander = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
  parents.push(bystander);
  const pidFile = join(first.dataDir, 'postmaster.pid');
  writeFileSync(pidFile, `${bystander.pid}\n${first.dataDir}\n0\n5432\n\n\n\nready\n`);
  chownSync(pidFile, uid, gid);
  const next = await start();
  expect(await ask(next.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
});

test('a connection that nobody closes does not keep it from stopping', async () => {
  const embedded = await start();
  const client = new Client({ connectionString: embedded.adminUrl });
  const lost = new Promise<Error>((resolve) => client.on('error', resolve));
  await client.connect();
  await embedded.stop();
  expect((await lost).message).toBe('terminating connection due to administrator command');
});

test('a pool that has just ended hears nothing of the stop', async () => {
  const embedded = await start();
  const pool = new Pool({ connectionString: embedded.adminUrl });
  const heard: Error[] = [];
  pool.on('error', (error) => heard.push(error));
  await Promise.all(Array.from({ length: 8 }, () => pool.query('select pg_sleep(0.05)')));
  await pool.end();
  await embedded.stop();
  expect(heard).toEqual([]);
});

test('two at a time: a second server is refused by name, a command may join and stops nothing', async () => {
  const { parent, adminUrl } = await startElsewhere();
  await expect(startEmbedded({ dataRoot })).rejects.toThrow(`process ${parent.pid}`);
  const joined = await start({ whenRunning: 'join' });
  await joined.stop();
  expect(await ask(adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a parent that is told to end takes the database with it', async () => {
  const { parent } = await startElsewhere();
  const dataDir = join(dataRoot, 'postgres/data');
  const pid = pidOf({ dataDir });
  parent.kill('SIGTERM');
  await once(parent, 'exit');
  expect(isPostgresOf(pid, dataDir)).toBe(false);
  expect(readdirSync(dataDir)).not.toContain('postmaster.pid');
});

onLinux('is in a process group of its own, out of reach of the terminal’s Ctrl-C', async () => {
  const embedded = await start();
  const stat = readFileSync(`/proc/${pidOf(embedded)}/stat`, 'utf8')
    .split(') ')[1]
    ?.split(' ');
  expect(Number(stat?.[2])).toBe(pidOf(embedded));
});

test('comes back by itself with every commit when PostgreSQL is killed', async () => {
  const embedded = await start();
  await ask(embedded.adminUrl, 'create table kept as select 7 as n');
  const killed = pidOf(embedded);
  process.kill(killed, 'SIGKILL');
  for (let waited = 0; waited < 800; waited += 1) {
    const now = readPidFile(embedded.dataDir);
    if (now?.ready && now.pid !== killed) break;
    await sleep(50);
  }
  expect(await ask(embedded.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
});

/** Kills the server and holds the next one before it is ready. */
async function holdNext(dataDir: string): Promise<number> {
  for (let killed = 0; ; await sleep(1)) {
    const next = readPidFile(dataDir);
    if (!next || next.pid === killed || next.pid <= 0) continue;
    if (killed > 0) process.kill(next.pid, 'SIGSTOP');
    if (killed > 0 && readPidFile(dataDir)?.ready === false) return next.pid;
    // The first one, or one that was ready sooner than we looked.
    process.kill((killed = next.pid), 'SIGKILL');
  }
}

onLinux('stopped while it comes back, it ends at once instead of recovering first', async () => {
  const lines: string[] = [];
  const embedded = await start({ log: (line) => lines.push(line) });
  const held = await holdNext(embedded.dataDir);
  const stopped = embedded.stop();
  process.kill(held, 'SIGCONT');
  await stopped;
  expect(isPostgresOf(held, embedded.dataDir)).toBe(false);
  expect(lines.at(-1)).toBe('The database ended unexpectedly (SIGKILL); starting it again');
});

onLinux('a parent that ends while it comes back leaves no database running', async () => {
  const { parent } = await startElsewhere();
  const dataDir = join(dataRoot, 'postgres/data');
  const held = await holdNext(dataDir);
  parent.kill('SIGUSR2');
  await once(parent, 'exit');
  process.kill(held, 'SIGCONT');
  for (let waited = 0; waited < 200 && isPostgresOf(held, dataDir); waited += 1) await sleep(50);
  expect(isPostgresOf(held, dataDir)).toBe(false);
});

test('a first start that was cut short is started over', async () => {
  mkdirSync(join(dataRoot, 'postgres/making-1'), { recursive: true });
  const folder = join(dataRoot, 'postgres');
  const embedded = await start();
  expect(await ask(embedded.adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  expect(readdirSync(folder).filter((name) => name.startsWith('making-'))).toEqual([]);
});
