/** `npm run check`: everything that can be told without running the product; `-- types lint`: only those. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkRequirements } from './build/requirements.mjs';
import { root, run } from './build/step.mjs';

checkRequirements();

const CHECKS = {
  types: ['typescript/bin/tsc', '--noEmit'],
  lint: [
    'eslint/bin/eslint.js',
    '.',
    '--max-warnings=0',
    '--cache',
    '--cache-location=node_modules/.cache/eslint/',
  ],
  format: ['prettier/bin/prettier.cjs', '.', '--check', '--log-level=warn', '--cache'],
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
  migrations: ['scripts/migrations.mjs'],
  messages: ['scripts/messages.mjs', '--check'],
  // Its own script, because SvelteKit and the messages generate types first.
  pages: ['npm', 'run', 'check', '--workspace=web'],
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`There is no check "${unknown[0]}"; there are ${Object.keys(CHECKS).join(', ')}.`);
  process.exit(1);
}

const failed = [];
for (const [name, [program, ...args]] of Object.entries(CHECKS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const startedAt = performance.now();
  const { ok, output } = await attempt(program, args);
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`,
  );
  if (ok) continue;
  failed.push(name);
  console.log(`${output.replace(/^/gm, '  ')}\n`);
}
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);

async function attempt(program, args) {
  const path = pathOf(program);
  if (!existsSync(path)) return { ok: false, output: `${program} does not exist` };
  return run([path, ...args]);
}

function pathOf(program) {
  if (program === 'npm') return process.env.npm_execpath ?? 'npm (run this through npm: npm run check)';
  return fileURLToPath(new URL(program.startsWith('scripts/') ? program : `node_modules/${program}`, root));
}
