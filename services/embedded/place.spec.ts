import { chmodSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startEmbedded } from './embedded';
import { findPlace } from './place';

jest.setTimeout(60_000);
const asRoot = process.getuid?.() === 0 ? test : test.skip;
let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'kommis-place-'));
  chmodSync(base, 0o755);
});
afterEach(() => rmSync(base, { recursive: true }));

test('is under the data root, its user’s alone, where that can be reached', () => {
  const dataRoot = join(base, '.data');
  const place = findPlace(dataRoot);
  expect(place).toMatchObject({ folder: join(dataRoot, 'postgres'), elsewhere: false });
  expect(statSync(place.folder).mode & 0o777).toBe(0o700);
  expect(findPlace(dataRoot)).toEqual(place);
});

test('a long path gets a socket folder with a short one, for its user alone', () => {
  const { socketDir, folder } = findPlace(join(base, 'x'.repeat(120)));
  expect(socketDir.startsWith(folder)).toBe(false);
  expect(socketDir.length).toBeLessThan(86);
  expect(statSync(socketDir).mode & 0o777).toBe(0o700);
  rmSync(socketDir, { recursive: true });
});

test('a socket folder that others can enter is refused', () => {
  const dataRoot = join(base, 'x'.repeat(120));
  const { socketDir } = findPlace(dataRoot);
  chmodSync(socketDir, 0o777);
  expect(() => findPlace(dataRoot)).toThrow('does not belong to the database');
  rmSync(socketDir, { recursive: true });
});

asRoot('under a folder its user cannot reach, the database is made elsewhere, and that is said', async () => {
  const dataRoot = join(base, '.data');
  chmodSync(base, 0o700);
  const lines: string[] = [];
  const first = await startEmbedded({ dataRoot, log: (line) => lines.push(line) });
  const folder = dirname(first.dataDir);
  await first.stop();
  expect(folder).toMatch(/^\/var\/lib\/kommis\/[0-9a-f]{12}$/);
  expect(lines[0]).toBe(`The database's files are in ${folder}`);
  expect(lstatSync(join(dataRoot, 'postgres')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(first.dataDir, 'PG_VERSION'), 'utf8')).toBe('18\n');

  const second = await startEmbedded({ dataRoot });
  await second.stop();
  expect(second.dataDir).toBe(first.dataDir);

  rmSync(dataRoot, { recursive: true });
  const fresh = findPlace(dataRoot);
  expect(fresh.folder).not.toBe(folder);
  for (const made of [folder, fresh.folder]) rmSync(made, { recursive: true });
});
