import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from './embedded';
import { readPidFile } from './postmaster';
import { isPostgresOf, startedAt } from './process';
import { OwnFolder, ask, pidOf } from './testing/own-folder';

jest.setTimeout(60_000);
const onLinux = process.platform === 'linux' ? test : test.skip;
const folder = new OwnFolder();

test('after kill -9 of its parent, the next start stops the survivor and serves the same data', async () => {
  const { parent, adminUrl } = await folder.startElsewhere();
  await ask(adminUrl, 'create table kept as select 7 as n');
  const dataDir = join(folder.dataRoot, 'postgres/data');
  const survivor = pidOf({ dataDir });
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect(isPostgresOf(survivor, dataDir)).toBe(true);
  const lines: string[] = [];
  const next = await folder.start({ log: (line) => lines.push(line) });
  expect(isPostgresOf(survivor, dataDir)).toBe(false);
  expect(lines).toContain('Stopped the database of a Kommis that was killed');
  expect(await ask(next.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
});

onLinux(
  'nor does one hinder it that wrote its number down only after the next start had looked for it',
  async () => {
    const { parent, adminUrl } = await folder.startElsewhere();
    await ask(adminUrl, 'create table kept as select 7 as n');
    const dataDir = join(folder.dataRoot, 'postgres/data');
    const survivor = pidOf({ dataDir });
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const pidFile = join(dataDir, 'postmaster.pid');
    const written = readFileSync(pidFile, 'utf8');
    writeFileSync(pidFile, written.replace(/^\d+/, '2147483647'));
    const starting = folder.start();
    await sleep(100);
    writeFileSync(pidFile, written);
    const next = await starting;
    expect(isPostgresOf(survivor, dataDir)).toBe(false);
    expect(await ask(next.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  },
);

test('a process that only got the dead server’s number is left alone and does not hinder the start', async () => {
  const first = await folder.start();
  await ask(first.adminUrl, 'create table kept as select 7 as n');
  await first.stop();
  // The same user's, or PostgreSQL itself would see that it cannot be a server.
  const { uid, gid } = statSync(first.dataDir);
  const bystander = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
  folder.parents.push(bystander);
  const pidFile = join(first.dataDir, 'postmaster.pid');
  writeFileSync(pidFile, `${bystander.pid}\n${first.dataDir}\n0\n5432\n\n\n\nready\n`);
  chownSync(pidFile, uid, gid);
  const next = await folder.start();
  expect(await ask(next.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
});

onLinux('a dead server that nobody has buried does not hinder the start', async () => {
  const first = await folder.start();
  await ask(first.adminUrl, 'create table kept as select 7 as n');
  const { socketDir = '' } = readPidFile(first.dataDir) ?? {};
  await first.stop();
  const { uid, gid } = statSync(first.dataDir);
  // Whoever started it became somebody who does not ask how it ended.
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60'], { uid, gid, cwd: '/' });
  folder.parents.push(parent);
  const dead = Number(String(await once(parent.stdout, 'data')));
  while (startedAt(dead) !== null) await sleep(5);
  expect(process.kill(dead, 0)).toBe(true);
  const pidFile = join(first.dataDir, 'postmaster.pid');
  const lockFile = join(socketDir, '.s.PGSQL.5432.lock');
  for (const file of [pidFile, lockFile]) {
    writeFileSync(file, `${dead}\n${first.dataDir}\n0\n5432\n${socketDir}\n\n\nready\n`);
    chownSync(file, uid, gid);
  }
  const next = await folder.start();
  expect(await ask(next.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('two at a time: a second server is refused by name, a command may join and stops nothing', async () => {
  const { parent, adminUrl } = await folder.startElsewhere();
  await expect(startEmbedded({ dataRoot: folder.dataRoot })).rejects.toThrow(`process ${parent.pid}`);
  const joined = await folder.start({ whenRunning: 'join' });
  await joined.stop();
  expect(await ask(adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a parent that is told to end takes the database with it', async () => {
  const { parent } = await folder.startElsewhere();
  const dataDir = join(folder.dataRoot, 'postgres/data');
  const pid = pidOf({ dataDir });
  parent.kill('SIGTERM');
  await once(parent, 'exit');
  expect(isPostgresOf(pid, dataDir)).toBe(false);
  expect(readdirSync(dataDir)).not.toContain('postmaster.pid');
});

test('comes back by itself with every commit when PostgreSQL is killed', async () => {
  const embedded = await folder.start();
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
  const embedded = await folder.start({ log: (line) => lines.push(line) });
  const held = await holdNext(embedded.dataDir);
  const stopped = embedded.stop();
  process.kill(held, 'SIGCONT');
  await stopped;
  expect(isPostgresOf(held, embedded.dataDir)).toBe(false);
  expect(lines.at(-1)).toBe('The database ended unexpectedly (SIGKILL); starting it again');
});

onLinux('a parent that ends while it comes back leaves no database running', async () => {
  const { parent } = await folder.startElsewhere();
  const dataDir = join(folder.dataRoot, 'postgres/data');
  const held = await holdNext(dataDir);
  parent.kill('SIGUSR2');
  await once(parent, 'exit');
  process.kill(held, 'SIGCONT');
  for (let waited = 0; waited < 200 && isPostgresOf(held, dataDir); waited += 1) await sleep(50);
  expect(isPostgresOf(held, dataDir)).toBe(false);
});
