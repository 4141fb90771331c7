import { execFileSync } from 'node:child_process';
import { type Clone, makeClone } from './clone';

const path = 'services/customers/migrations/0001-customers.sql';
let clone: Clone;
beforeEach(() => {
  clone = makeClone();
  git('init', '--quiet');
  clone.write({ [path]: 'CREATE TABLE customer ();\n' });
  commit();
});
afterEach(() => clone.remove());

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Els', '-c', 'user.email=els@example.test', ...args], {
    cwd: clone.folder,
    encoding: 'utf8',
  });
const commit = (): void => {
  git('add', 'services');
  git('commit', '--quiet', '-m', 'x');
};
const check = async (): Promise<[number | null, string]> => {
  const { code, output } = await clone.node(['scripts/migrations.mjs']);
  return [code, output];
};

test('before the first release a migration is edited as one likes', async () => {
  clone.write({ [path]: 'CREATE TABLE customer (id int);\n' });
  expect(await check()).toEqual([0, expect.any(String)]);
});

test.each([
  ['edited', () => clone.write({ [path]: 'CREATE TABLE customer (id int);\n' })],
  ['taken away', () => void git('rm', '--quiet', path)],
])('after it, one that was %s is named with the release', async (_what, change) => {
  git('tag', 'v1.0.0');
  change();
  const [code, output] = await check();
  expect(code).toBe(1);
  expect(output).toContain(`${path} (v1.0.0)`);
});

test('after it, new ones may be added', async () => {
  git('tag', 'v1.0.0');
  clone.write({ 'services/customers/migrations/0002-more.sql': 'SELECT 1;\n' });
  commit();
  expect(await check()).toEqual([0, expect.any(String)]);
});
