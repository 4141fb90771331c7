import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './step.mjs';

/** What tools write beside the sources; it would make every build look stale. */
const GENERATED = new Set(['node_modules', 'build', 'dist', '.svelte-kit', 'paraglide']);
/** Neither specs nor generated types are in what is built. */
const NOT_BUILT = /\.spec\.[a-z]+$|\.generated\.d\.ts$/;

/** Every file below the paths (files or folders, relative to the root), sorted, specs left out. */
export function filesBelow(paths) {
  const found = [];
  const walk = (path) => {
    const url = new URL(path, root);
    if (!existsSync(url)) return;
    if (!statSync(url).isDirectory()) return void found.push(path);
    for (const entry of readdirSync(url, { withFileTypes: true })) {
      if (GENERATED.has(entry.name) || NOT_BUILT.test(entry.name)) continue;
      if (entry.isDirectory()) walk(`${path}/${entry.name}`);
      else if (entry.isFile()) found.push(`${path}/${entry.name}`);
    }
  };
  paths.forEach(walk);
  return found.sort();
}

/** One hash over names and contents; times would change with every checkout. Some 20 ms. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of filesBelow(paths)) {
    const content = readFileSync(new URL(file, root));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether what the stamp lies in was built from exactly this. */
export function isFresh(stamp, hash) {
  const url = new URL(stamp, root);
  return existsSync(url) && readFileSync(url, 'utf8').trim() === hash;
}

/** Written last, so that a build that is cut short counts as none. */
export function writeStamp(stamp, hash) {
  const file = fileURLToPath(new URL(stamp, root));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${hash}\n`);
}
