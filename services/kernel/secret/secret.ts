import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { readEnvironment } from '../config/config';

/**
 * A secret that is made once and then kept under the data root, readable by its owner only. Losing
 * it has consequences that depend on the name (sessions end, passwords no longer verify), so nothing
 * here ever overwrites one.
 */
export function secret(name: string, bytes = 32, dataRoot = readEnvironment().dataRoot): Buffer {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`"${name}" is no name for a secret.`);
  const folder = join(dataRoot, 'secrets');
  const file = join(folder, name);
  const kept = read(file) ?? make(folder, file, bytes);
  if (kept.length !== bytes)
    throw new Error(`The secret ${file} has ${kept.length} bytes instead of ${bytes}; it was damaged.`);
  return kept;
}

function read(file: string): Buffer | null {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written whole under another name and then linked: of two processes, both read the one that came first. */
function make(folder: string, file: string, bytes: number): Buffer {
  // In two steps: `mode` would close the data root as well, and the database's user has to pass through it.
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, `${randomBytes(bytes).toString('base64url')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  const kept = read(file);
  if (!kept) throw new Error(`The secret ${file} went away while it was being made.`);
  return kept;
}
