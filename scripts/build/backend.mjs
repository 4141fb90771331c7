import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, hashOf, isFresh, writeStamp } from './stamp.mjs';
import { root, step } from './step.mjs';

const SOURCES = ['services', 'gateway', 'schema'];
const STAMP = 'dist/.stamp';

/**
 * services, gateway and schema into dist/, laid out as they are: TypeScript compiled, everything else
 * (migrations, supergraph, permissions) copied, so that dist/ needs no sources.
 */
export async function buildBackend({ always = false } = {}) {
  const hash = hashOf([...SOURCES, '.swcrc', 'package-lock.json', 'scripts/build']);
  if (!always && isFresh(STAMP, hash)) return;
  await step('Built the services', async () => {
    const { transformFile } = await import('@swc/core');
    // Beside dist/ until it is whole: a running server keeps loading from the one it started with.
    const draft = `dist.${process.pid}`;
    mkdirSync(new URL(draft, root));
    try {
      await Promise.all(filesBelow(SOURCES).map((file) => build(file, draft, transformFile)));
      rmSync(new URL('dist', root), { recursive: true, force: true });
      renameSync(new URL(draft, root), new URL('dist', root));
    } finally {
      rmSync(new URL(draft, root), { recursive: true, force: true });
    }
  });
  writeStamp(STAMP, hash);
}

async function build(file, draft, transformFile) {
  const target = fileURLToPath(new URL(`${draft}/${file}`, root));
  mkdirSync(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return copyFileSync(new URL(file, root), target);
  if (file.endsWith('.d.ts')) return;
  const script = target.replace(/\.ts$/, '.js');
  const { code, map } = await transformFile(fileURLToPath(new URL(file, root)), { sourceMaps: true });
  writeFileSync(
    script,
    `${code}\n//# sourceMappingURL=${file.split('/').pop().replace(/\.ts$/, '.js')}.map\n`,
  );
  writeFileSync(`${script}.map`, map);
}
