/**
 * `npm start`: builds what is missing or stale, then becomes what runs the server and starts it again should it die.
 * `npm start -- COMMAND …` runs one of its commands (import, migrate), which need no pages. `--sources` runs TypeScript as it lies, for `npm run dev`.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkRequirements } from './build/requirements.mjs';
import { root, run } from './build/step.mjs';

checkRequirements();
process.chdir(fileURLToPath(root));
const fromSources = process.argv.includes('--sources');
const args = process.argv.slice(2).filter((argument) => argument !== '--sources');
const serves = args.length === 0 || args[0].startsWith('-') || args[0] === 'split';

// In a process of its own, so that the compiler's memory is gone before the server starts.
const parts = [...(fromSources ? [] : ['backend']), ...(serves ? ['web'] : [])];
if (parts.length > 0) {
  const { ok, code } = await run(['scripts/build.mjs', ...parts], { inherit: true });
  if (!ok) process.exit(code);
}

// As small as Node gets: it holds nothing and waits.
const KEEPER = ['--max-semi-space-size=1', '--max-old-space-size=32', 'dist/services/keep.js'];

// The register reads .swcrc only when told to; without it `await import()` of the pages becomes a require.
if (fromSources) process.env.SWCRC = 'true';
const program = fromSources
  ? [
      ...(serves ? ['--watch', '--watch-preserve-output'] : []),
      '-r',
      '@swc-node/register',
      'services/main.ts',
      ...args,
    ]
  : // A young generation of 48 MB instead of 96, and an old one that is told to stay small: 300 instead of 490 MB after
    // a busy hour, of which 72 are in use. The largest file allowed needs 250.
    [
      ...(serves ? KEEPER : []),
      '--enable-source-maps',
      '--max-semi-space-size=16',
      '--max-old-space-size=1024',
      'dist/services/main.js',
      ...args,
    ];
becomeNode(program);

/**
 * What runs takes this process's place: the same number, so that a signal reaches it whoever sends it,
 * and no process more in memory. Windows cannot do that; there it is a child.
 */
function becomeNode(argv) {
  if (process.platform !== 'win32' && process.execve) {
    process.removeAllListeners('warning');
    process.on('warning', () => undefined);
    process.execve(process.execPath, [process.execPath, ...argv], process.env);
  }
  const child = spawn(process.execPath, argv, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
