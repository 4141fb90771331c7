/** Writes emitted files, or with `--check` tells which are not what would be written. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/**
 * `files`: path → content; null means that there is no such file any more. Ends the process with 1 where there
 * are faults, or drift under `--check`; `how` is the command that mends drift.
 */
export function finish(files, faults, how) {
  const isCheck = process.argv.includes('--check');
  const drifted = Object.entries(files).filter(([path, content]) => read(path) !== content);
  if (faults.length > 0) {
    console.error(faults.join('\n'));
    process.exitCode = 1;
  } else if (isCheck && drifted.length > 0) {
    console.error(`Not up to date: ${drifted.map(([path]) => path).join(', ')}. Run: ${how}`);
    process.exitCode = 1;
  } else if (!isCheck) {
    for (const [path, content] of drifted) write(path, content);
    console.log(
      drifted.length > 0 ? `Written: ${drifted.map(([path]) => path).join(', ')}` : 'Nothing changed.',
    );
  }
}

function read(path) {
  const url = new URL(path, root);
  return existsSync(url) ? readFileSync(url, 'utf8') : null;
}

function write(path, content) {
  const url = new URL(path, root);
  if (content === null) return rmSync(url);
  mkdirSync(dirname(fileURLToPath(url)), { recursive: true });
  writeFileSync(url, content);
}
