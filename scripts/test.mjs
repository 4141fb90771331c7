/**
 * `npm test`: builds, then runs every jest project (or what the arguments, which are jest's, name), and ends
 * with a line that is only "N passed, N failed". A run without a single test is a failure.
 */
import { readFileSync, rmSync } from 'node:fs';
import { checkRequirements } from './build/requirements.mjs';
import { resultFile } from './build/result-file.mjs';
import { run } from './build/step.mjs';

checkRequirements();
const built = await run(['scripts/build.mjs'], { inherit: true });
if (!built.ok) finish({ failed: 1 });

const file = resultFile();
// Two at a time: each spec has a database of its own to make, and two cores are what we may count on.
const { ok } = await run(
  [
    'node_modules/jest/bin/jest.js',
    '--maxWorkers=2',
    ...process.argv.slice(2),
    '--json',
    `--outputFile=${file}`,
  ],
  { inherit: true, env: { NODE_OPTIONS: nodeOptions() } },
);
const counts = count(ok);
rmSync(file, { force: true });
finish(counts);

/** Svelte components are ES modules, which jest loads only with this. */
function nodeOptions() {
  const ours = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
  return [process.env.NODE_OPTIONS, ours].filter(Boolean).join(' ');
}

/** A spec file that cannot be loaded fails no test of jest's count; here it counts as one. */
function count(jestSucceeded) {
  let result;
  try {
    result = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { failed: 1 };
  }
  const {
    numPassedTests: passed,
    numFailedTests,
    numRuntimeErrorTestSuites,
    numPendingTests,
    numTodoTests,
  } = result;
  const skipped = numPendingTests + numTodoTests;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed, skipped, failed: failed === 0 && !jestSucceeded ? 1 : failed };
}

function finish({ passed = 0, failed = 0, skipped = 0 }) {
  if (passed + failed === 0) console.log('No test ran.');
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
