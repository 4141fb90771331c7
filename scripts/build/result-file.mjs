import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from './step.mjs';

/** Where jest writes what came out, for this process to read and remove: in the checkout, and gone with it if we are killed. */
export function resultFile() {
  const folder = new URL('node_modules/.cache/kommis/', root);
  mkdirSync(folder, { recursive: true });
  return fileURLToPath(new URL(`result-${process.pid}.json`, folder));
}
