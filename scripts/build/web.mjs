import { existsSync } from 'node:fs';
import { hashOf, isFresh, writeStamp } from './stamp.mjs';
import { root, run, step } from './step.mjs';

const SOURCES = ['web', 'schema/api.graphql', 'package-lock.json', 'scripts/build'];
const STAMP = 'web/build/.stamp';

/** The portal and the console into web/build, by the web's own build script. */
export async function buildWeb({ always = false } = {}) {
  if (!existsSync(new URL('web/src', root))) {
    console.log('There are no pages to build (web/src is missing)');
    return;
  }
  const hash = hashOf(SOURCES);
  if (!always && isFresh(STAMP, hash)) return;
  await step('Built the pages', async () => {
    const npm = process.env.npm_execpath;
    if (!npm) throw new Error('Run this through npm: npm run build');
    const { ok, output } = await run([npm, 'run', 'build', '--workspace=web']);
    if (!ok) throw new Error(`The pages could not be built.\n${output}`);
  });
  // Hashed again: the build may write what is committed (message and schema types).
  writeStamp(STAMP, hashOf(SOURCES));
}
