/**
 * `npm run check`: everything that can be told without running the product; `-- types lint`: only those. Two at a
 * time, the longest first: two cores are what we may count on.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkRequirements } from './build/requirements.mjs';
import { root, run } from './build/step.mjs';

checkRequirements();

const CHECKS = {
  lint: [
    'eslint/bin/eslint.js',
    '.',
    '--max-warnings=0',
    '--cache',
    '--cache-location=node_modules/.cache/eslint/',
  ],
  // Its own script: npm runs it in the web's folder.
  pages: ['npm', 'run', 'check:pages', '--workspace=web'],
  format: ['prettier/bin/prettier.cjs', '.', '--check', '--log-level=warn', '--cache'],
  types: ['typescript/bin/tsc', '--noEmit'],
  boundaries: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    'services',
    'gateway',
    'schema',
    'web/src',
    '--output-type=err',
  ],
  schema: ['scripts/schema.mjs', '--check'],
  operations: ['scripts/operations.mjs', '--check'],
  messages: ['scripts/messages.mjs', '--check'],
  migrations: ['scripts/migrations.mjs'],
};
// SvelteKit, the messages and the graph give the pages types, and no check may read them while they are written.
const GENERATE = ['npm', 'run', 'generate', '--workspace=web'];
const AT_A_TIME = 2;

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`There is no check "${unknown[0]}"; there are ${Object.keys(CHECKS).join(', ')}.`);
  process.exit(1);
}

const failed = [];
const waiting = Object.keys(CHECKS).filter((name) => chosen.length === 0 || chosen.includes(name));
if (waiting.includes('pages') && !(await tell('generate', GENERATE)))
  waiting.splice(waiting.indexOf('pages'), 1);
await Promise.all(Array.from({ length: AT_A_TIME }, work));
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await tell(name, CHECKS[name]);
}

/** Runs one, says how it went, and answers whether well. */
async function tell(name, [program, ...args]) {
  const startedAt = performance.now();
  const { ok, output } = await attempt(program, args);
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`,
  );
  if (ok) return true;
  failed.push(name);
  console.log(`${output.replace(/^/gm, '  ')}\n`);
  return false;
}

async function attempt(program, args) {
  const path = pathOf(program);
  if (!existsSync(path)) return { ok: false, output: `${program} does not exist` };
  return run([path, ...args]);
}

function pathOf(program) {
  if (program === 'npm') return process.env.npm_execpath ?? 'npm (run this through npm: npm run check)';
  return fileURLToPath(new URL(program.startsWith('scripts/') ? program : `node_modules/${program}`, root));
}
