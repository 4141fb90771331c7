import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findAbandoned } from '../../services/embedded/abandoned';
import { processesIn } from '../run-folder';

const onLinux = process.platform === 'linux' ? test : test.skip;
let temporary: string;
beforeEach(() => {
  temporary = realpathSync(mkdtempSync(join(tmpdir(), 'left-')));
  chmodSync(temporary, 0o711);
});
afterEach(() => rmSync(temporary, { recursive: true, force: true }));

/** The test command for some specs, as a person runs it whose temporary folder is ours. */
function startTests(...specs: string[]) {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, ['scripts/test.mjs', ...specs], {
    cwd: resolve(__dirname, '../..'),
    env: { PATH, HOME, TMPDIR: temporary },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function runTests(...specs: string[]): Promise<{ code: unknown; output: string }> {
  const child = startTests(...specs);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** What is there because of the runs: files, processes, and databases elsewhere. */
const left = () => ({
  files: readdirSync(temporary),
  processes: processesIn(temporary).map(({ command }) => command),
  databases: findAbandoned().filter(({ madeFor }) => madeFor.startsWith(temporary)),
});

onLinux('a run leaves no folder and no process behind', async () => {
  const { code, output } = await runTests('services/embedded', 'services/kernel/file/file.spec.ts');
  expect([code, output.match(/^Left running .*/gm)]).toEqual([0, null]);
  expect(left()).toEqual({ files: [], processes: [], databases: [] });
});

onLinux('what a killed run left behind goes with the next one', async () => {
  const killed = startTests('services/embedded/embedded.spec.ts');
  const databases = () => processesIn(temporary).filter(({ command }) => command.startsWith('postgres -D'));
  while (databases().length < 2 && killed.exitCode === null) await sleep(50);
  process.kill(-(killed.pid ?? Number.NaN), 'SIGKILL');
  await once(killed, 'exit');
  expect(left()).toMatchObject({ files: [expect.stringContaining('kommis-run-')] });
  expect(databases().length).toBeGreaterThan(0);

  expect(await runTests('services/kernel/file/file.spec.ts')).toMatchObject({ code: 0 });
  expect(left()).toEqual({ files: [], processes: [], databases: [] });
});
