import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountFor } from './account';
import { findPackage, prepareBinaries } from './binaries';

const asRoot = process.getuid?.() === 0 ? test : test.skip;
const source = findPackage();
let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'kommis-binaries-'));
  chmodSync(base, 0o755);
});
afterEach(() => rmSync(base, { recursive: true }));

/** The package as npm unpacks it when it runs no install script. */
function withoutLinks(): string {
  const native = join(base, 'package/native');
  cpSync(source.native, native, { recursive: true, verbatimSymlinks: true });
  for (const name of readdirSync(join(native, 'lib')))
    if (lstatSync(join(native, 'lib', name)).isSymbolicLink()) rmSync(join(native, 'lib', name));
  return native;
}

const versionOf = (program: string): string =>
  execFileSync(program, ['--version'], {
    ...(accountFor(null) ?? {}),
    cwd: '/',
    encoding: 'utf8',
    stdio: 'pipe',
  });

test('the package runs where it lies, once its library links are made', () => {
  const native = withoutLinks();
  expect(() => versionOf(join(native, 'bin/initdb'))).toThrow('error while loading shared libraries');
  const { initdb } = prepareBinaries(
    { native, version: '18' },
    accountFor(null),
    join(base, 'copies'),
    () => undefined,
  );
  expect(initdb).toBe(join(native, 'bin/initdb'));
  expect(versionOf(initdb)).toContain('PostgreSQL) 18');
  expect(existsSync(join(base, 'copies'))).toBe(false);
});

asRoot('a package the user cannot reach is copied once, with its links, to where it can', () => {
  const native = withoutLinks();
  chmodSync(join(base, 'package'), 0o700);
  const lines: string[] = [];
  const prepare = () =>
    prepareBinaries({ native, version: '18' }, accountFor(null), join(base, 'copies'), (line) =>
      lines.push(line),
    );
  const { postgres, initdb } = prepare();
  expect(versionOf(postgres)).toContain('PostgreSQL) 18');
  expect(versionOf(initdb)).toContain('PostgreSQL) 18');
  expect(prepare().postgres).toBe(postgres);
  expect(lines).toHaveLength(1);
  expect(readdirSync(join(base, 'copies'))).toEqual(['postgresql-18']);
});
