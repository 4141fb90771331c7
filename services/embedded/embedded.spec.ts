import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { isPostgresOf } from './process';
import { OwnFolder, ask, pidOf } from './testing/own-folder';

jest.setTimeout(60_000);
const asRoot = process.getuid?.() === 0 ? test : test.skip;
const onLinux = process.platform === 'linux' ? test : test.skip;
const folder = new OwnFolder();

test('serves over a Unix socket only, in UTF-8, with the tuned settings', async () => {
  const { adminUrl, dataDir } = await folder.start({ settings: { fsync: 'off' } });
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
  expect(statSync(join(folder.dataRoot, 'secrets/postgres-admin')).mode & 0o777).toBe(0o600);
});

test('has the extensions the services use', async () => {
  const { adminUrl } = await folder.start();
  for (const name of ['pg_trgm', 'citext', 'unaccent', 'pgcrypto', 'btree_gin'])
    await ask(adminUrl, `create extension ${name}`);
  expect(await ask(adminUrl, `select unaccent('Søren Åse') as plain`)).toEqual([{ plain: 'Soren Ase' }]);
});

test('lets nobody in without the generated password', async () => {
  const { adminUrl } = await folder.start();
  const url = new URL(adminUrl);
  url.password = 'password';
  await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed');
});

asRoot('does not run as root, though we do', async () => {
  const embedded = await folder.start();
  expect(readFileSync(`/proc/${pidOf(embedded)}/status`, 'utf8')).toMatch(/^Uid:\t(?!0\t)/m);
  expect(readFileSync(`/proc/${pidOf(embedded)}/environ`, 'utf8')).not.toContain('HOME');
});

test('keeps the data over a stop', async () => {
  const first = await folder.start();
  await ask(first.adminUrl, 'create table kept as select 7 as n');
  await first.stop();
  expect(isPostgresOf(pidOf(first), first.dataDir)).toBe(false);
  const second = await folder.start();
  expect(await ask(second.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('a connection that nobody closes does not keep it from stopping', async () => {
  const embedded = await folder.start();
  const client = new Client({ connectionString: embedded.adminUrl });
  const lost = new Promise<Error>((resolve) => client.on('error', resolve));
  await client.connect();
  await embedded.stop();
  expect((await lost).message).toBe('terminating connection due to administrator command');
});

test('a pool that has just ended hears nothing of the stop', async () => {
  const embedded = await folder.start();
  const pool = new Pool({ connectionString: embedded.adminUrl });
  const heard: Error[] = [];
  pool.on('error', (error) => heard.push(error));
  await Promise.all(Array.from({ length: 8 }, () => pool.query('select pg_sleep(0.05)')));
  await pool.end();
  await embedded.stop();
  expect(heard).toEqual([]);
});

onLinux('is in a process group of its own, out of reach of the terminal’s Ctrl-C', async () => {
  const embedded = await folder.start();
  const stat = readFileSync(`/proc/${pidOf(embedded)}/stat`, 'utf8')
    .split(') ')[1]
    ?.split(' ');
  expect(Number(stat?.[2])).toBe(pidOf(embedded));
});

test('a first start that was cut short is started over', async () => {
  mkdirSync(join(folder.dataRoot, 'postgres/making-1'), { recursive: true });
  const postgres = join(folder.dataRoot, 'postgres');
  const embedded = await folder.start();
  expect(await ask(embedded.adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  expect(readdirSync(postgres).filter((name) => name.startsWith('making-'))).toEqual([]);
});
