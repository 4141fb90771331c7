/** `npm run bench`: builds what is stale, then measures the built product against its floors; `-- --help` says how. */
import { checkRequirements } from './build/requirements.mjs';
import { run } from './build/step.mjs';

checkRequirements();
const build = await run(['scripts/build.mjs', 'backend', 'web'], { inherit: true });
if (!build.ok) process.exit(build.code);
const { code } = await run(['-r', '@swc-node/register', 'bench/main.ts', ...process.argv.slice(2)], {
  inherit: true,
});
process.exit(code);
