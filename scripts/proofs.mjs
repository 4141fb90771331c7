/**
 * `npm run proofs`: builds what is stale, runs what takes too long for every day (races in full, every guard taken away
 * in turn, kills at every step), one after the other, and writes docs/proofs.md. `-- --only NAME,…` runs some; the rows of
 * the others stay as they are. It needs a quiet machine, and about an hour of it.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkRequirements } from './build/requirements.mjs';
import { resultFile } from './build/result-file.mjs';
import { root, run } from './build/step.mjs';

checkRequirements();
const require = createRequire(import.meta.url);
require('@swc-node/register');
const { figuresOf, pageWith, proofs } = require('./proofs/page.ts');
const at = process.argv.indexOf('--only');
const only = at > 0 ? (process.argv[at + 1] ?? '').split(',') : null;
const unknown = only?.filter((name) => !proofs.some((proof) => proof.name === name)) ?? [];
if (unknown.length > 0) {
  console.log(
    `No such proof: ${unknown.join(', ')}. There are: ${proofs.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const page = new URL('docs/proofs.md', root);
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const build = await run(['scripts/build.mjs'], { inherit: true });
if (!build.ok) process.exit(build.code);

let failed = 0;
for (const proof of proofs.filter(({ name }) => only?.includes(name) ?? true)) {
  const result = await proveWhole(proof);
  failed += result.failed;
  console.log(`${proof.name}: ${result.passed} passed, ${result.failed} failed`);
  // After each: whatever stops the next one, this one has been written down.
  writeFileSync(page, pageWith(readFileSync(page, 'utf8'), proof, result));
}
process.exit(failed === 0 ? 0 : 1);

/** The specs of one proof, and its program where it has one. */
async function proveWhole({ script, ...proof }) {
  const result = await prove(proof);
  if (script === undefined) return result;
  const { ok, output } = await run(['-r', '@swc-node/register', script]);
  const figures = [result.figures, output.split('\n').at(-1)].filter(Boolean).join(' ');
  return {
    ...result,
    figures,
    passed: result.passed + (ok ? 1 : 0),
    failed: result.failed + (ok ? 0 : 1),
  };
}

/** Runs the specs of one proof. One that cannot be loaded counts as failed. */
async function prove({ specs, env }) {
  const file = resultFile();
  const { output } = await run(
    ['node_modules/jest/bin/jest.js', '--maxWorkers=2', ...specs, '--json', `--outputFile=${file}`],
    { env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning', ...env } },
  );
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    for (const { name, status, message } of testResults)
      if (status === 'failed') console.log(`\n${relative(fileURLToPath(root), name)}\n${message}`);
    const date = new Date().toISOString().slice(0, 10);
    const figures = figuresOf(output);
    return {
      ...{ date, commit, figures },
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
    };
  } finally {
    rmSync(file, { force: true });
  }
}
