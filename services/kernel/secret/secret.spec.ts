import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { secret } from './secret';

const run = promisify(execFile);
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'kommis-secret-'))));
afterEach(() => rmSync(root, { recursive: true }));

test('is the same on every call and differs by name', () => {
  const first = secret('pepper', 32, root);
  expect(first).toHaveLength(32);
  expect(secret('pepper', 32, root)).toEqual(first);
  expect(secret('tokens', 32, root)).not.toEqual(first);
});

test('is readable by its owner only, whatever the umask', () => {
  const before = process.platform === 'win32' ? 0 : process.umask(0);
  secret('pepper', 32, root);
  if (process.platform !== 'win32') process.umask(before);
  expect(statSync(join(root, 'secrets/pepper')).mode & 0o777).toBe(0o600);
  expect(statSync(join(root, 'secrets')).mode & 0o777).toBe(0o700);
});

test('leaves a data root it makes open to pass through, for the database’s user', () => {
  const fresh = join(root, 'fresh');
  secret('pepper', 32, fresh);
  expect(statSync(fresh).mode & 0o777).toBe(0o777 & ~process.umask());
});

test('six processes that start together agree, and leave no drafts behind', async () => {
  const source = `process.stdout.write(require(${JSON.stringify(resolve(__dirname, 'secret'))}).secret('pepper', 32, ${JSON.stringify(root)}).toString('hex'))`;
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => run(process.execPath, ['-r', '@swc-node/register', '-e', source])),
  );
  expect(new Set(answers.map((answer) => answer.stdout)).size).toBe(1);
  expect(answers[0]?.stdout).toMatch(/^[0-9a-f]{64}$/);
  expect(readdirSync(join(root, 'secrets'))).toEqual(['pepper']);
});

test('a damaged secret is reported, never replaced', () => {
  secret('pepper', 32, root);
  writeFileSync(join(root, 'secrets/pepper'), 'short');
  expect(() => secret('pepper', 32, root)).toThrow('damaged');
});

test.each(['../pepper', '', 'Pepper', 'a/b', '.hidden'])('%j is no name', (name) => {
  expect(() => secret(name, 32, root)).toThrow('no name');
});
