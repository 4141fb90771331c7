import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, testSecret, type TestDatabase } from '../testing/database';
import { migrate } from './migrate';

let database: TestDatabase;
let migrations: string;
beforeEach(async () => {
  database = await testDatabase();
  migrations = mkdtempSync(join(tmpdir(), 'kommis-migrations-'));
  write('0001-thing.sql', 'CREATE TABLE probe.thing (id int);');
});
afterEach(async () => {
  rmSync(migrations, { recursive: true });
  await database.drop();
});

const write = (name: string, sql: string): void => writeFileSync(join(migrations, name), sql);
async function run(): Promise<string[]> {
  const steps: string[] = [];
  await migrate({
    adminUrl: database.adminUrl,
    secret: testSecret,
    services: [{ name: 'probe', migrations, subscriptions: [] }],
    onStep: (text) => steps.push(text),
  });
  return steps;
}
const tables = async (): Promise<string[]> =>
  (
    await database.admin<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'probe' ORDER BY 1`,
    )
  ).map(({ name }) => name);

test('each migration runs once, and new ones after those that ran', async () => {
  expect(await run()).toEqual(['migrating probe/0001-thing.sql']);
  expect(await run()).toEqual([]);
  write('0002-more.sql', 'CREATE TABLE probe.more (id int);');
  expect(await run()).toEqual(['migrating probe/0002-more.sql']);
  expect(await tables()).toEqual(['more', 'thing']);
});

test('line ends of another machine are no other version', async () => {
  write('0001-thing.sql', 'CREATE TABLE probe.thing (\n  id int);');
  await run();
  write('0001-thing.sql', 'CREATE TABLE probe.thing (\r\n  id int);');
  expect(await run()).toEqual([]);
});

test.each<[string, () => void]>([
  [
    'a migration that ran is another one now',
    () => write('0001-thing.sql', 'CREATE TABLE probe.thing (id bigint);'),
  ],
  ['a migration that ran is not there any more', () => rmSync(join(migrations, '0001-thing.sql'))],
])('data where %s is named as such with what to do, and nothing is migrated', async (_what, change) => {
  await run();
  change();
  write('0002-more.sql', 'CREATE TABLE probe.more (id int);');
  await expect(run()).rejects.toThrow(
    /another development version of Kommis: probe\/0001-thing\.sql[\s\S]*KOMMIS_DATA/,
  );
  expect(await tables()).toEqual(['thing']);
});

test('data from before checksums were kept is of an earlier version too', async () => {
  await run();
  await database.admin(`UPDATE kernel.migration SET checksum = NULL WHERE part = 'probe'`);
  await expect(run()).rejects.toThrow('another development version');
});

test('a migration that fails leaves nothing of itself', async () => {
  mkdirSync(migrations, { recursive: true });
  write('0002-broken.sql', 'CREATE TABLE probe.half (id int); SELECT 1 / 0;');
  await expect(run()).rejects.toThrow('Migration probe/0002-broken.sql: division by zero');
  expect(await tables()).toEqual(['thing']);
  write('0002-broken.sql', 'CREATE TABLE probe.half (id int);');
  expect(await run()).toEqual(['migrating probe/0002-broken.sql']);
});
