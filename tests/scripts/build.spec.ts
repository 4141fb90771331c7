import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clone, makeClone } from './clone';

let clone: Clone;
beforeEach(() => {
  clone = makeClone();
  clone.write({
    'services/main.ts': `import { name } from './kernel/name'; console.log('hello', name, process.argv.slice(2).join(' '));`,
    'services/kernel/name.ts': `export const name: string = 'Kommis';`,
    'services/kernel/name.spec.ts': `throw new Error('a spec');`,
    'services/kernel/migrations/0001-kernel.sql': 'select 1;',
    'schema/permissions.json': '{}',
  });
});
afterEach(() => clone.remove());

const inDist = (path: string) => existsSync(join(clone.folder, 'dist', path));

test('dist/ is complete: programs compiled, migrations and schema beside them, no specs', async () => {
  expect((await clone.node(['scripts/build.mjs', 'backend'])).output).toMatch(
    /^Built the services \(\d+\.\d s\)\n$/,
  );
  for (const source of ['services', 'schema']) rmSync(join(clone.folder, source), { recursive: true });
  expect((await clone.node(['dist/services/main.js'])).output).toBe('hello Kommis \n');
  expect(readFileSync(join(clone.folder, 'dist/services/kernel/migrations/0001-kernel.sql'), 'utf8')).toBe(
    'select 1;',
  );
  expect(inDist('schema/permissions.json')).toBe(true);
  expect(inDist('services/kernel/name.spec.js')).toBe(false);
});

test('nothing is built twice, and a changed, added or removed source is built again', async () => {
  const build = async () => (await clone.node(['scripts/build.mjs', 'backend'])).output !== '';
  expect(await build()).toBe(true);
  expect(await build()).toBe(false);
  clone.write({ 'services/kernel/name.ts': `export const name: string = 'Kontor';` });
  expect(await build()).toBe(true);
  clone.write({ 'services/kernel/name.spec.ts': 'changed' });
  expect(await build()).toBe(false);
  clone.write({ 'services/kernel/more.ts': 'export {};' });
  expect(await build()).toBe(true);
  rmSync(join(clone.folder, 'services/kernel/more.ts'));
  expect(await build()).toBe(true);
  expect(inDist('services/kernel/more.js')).toBe(false);
});

test('a source that cannot be compiled fails the build, says where, and leaves the old dist/', async () => {
  await clone.node(['scripts/build.mjs', 'backend']);
  clone.write({ 'services/kernel/name.ts': 'export const name = ;' });
  const { code, output } = await clone.node(['scripts/build.mjs', 'backend']);
  expect(code).toBe(1);
  expect(output).toContain('name.ts:1');
  expect((await clone.node(['dist/services/main.js'])).output).toBe('hello Kommis \n');
});

test('start builds what a command needs and hands it its arguments', async () => {
  const { output } = await clone.node(['scripts/start.mjs', 'import', '--store', '30042']);
  expect(output).toMatch(/^Built the services .*\nhello Kommis import --store 30042\n$/);
});

test('start becomes the server, so that a signal reaches it by the number it was started with', async () => {
  clone.write({ 'services/main.ts': `console.log('I am', process.pid);` });
  const { output, pid } = await clone.node(['scripts/start.mjs', 'migrate']);
  expect(output).toContain(`I am ${pid}\n`);
});

test('a command runs from the sources, too, and ends', async () => {
  const { output } = await clone.node(['scripts/start.mjs', '--sources', 'migrate']);
  expect(output).toBe('hello Kommis migrate\n');
});

test.each(['start', 'build', 'check', 'test'])(
  '%s says which Node it needs, on an older one',
  async (script) => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } });
    Object.defineProperty(process, 'version', { value: 'v20.1.0' });`;
    writeFileSync(join(clone.folder, 'older.cjs'), older);
    const { code, output } = await clone.node(['-r', './older.cjs', `scripts/${script}.mjs`]);
    expect(code).toBe(1);
    expect(output).toMatch(/^This is Node v20\.1\.0; Kommis (runs on the Node 24|needs 24 or newer)/);
  },
);

test('without packages, the first thing said is how to install them', async () => {
  rmSync(join(clone.folder, 'node_modules'));
  const { code, output } = await clone.node(['scripts/start.mjs']);
  expect({ code, output }).toEqual({ code: 1, output: 'The packages are not installed. Run: npm ci\n' });
});
