/**
 * `node scripts/migrations.mjs`: what was released (a git tag v*) is there still, to the letter: a shop's
 * database has run it. Before the first release migrations are edited in place, and this finds nothing to hold.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });

function released() {
  try {
    return git('tag', '--list', 'v*', '--sort=-creatordate').split('\n').filter(Boolean);
  } catch {
    // Not a checkout: there is no release to compare with.
    return [];
  }
}

const changed = released().flatMap((tag) => {
  const files = git('ls-tree', '-r', '--name-only', tag, 'services')
    .split('\n')
    .filter((path) => /\/migrations\/[^/]+\.sql$/.test(path) && !path.includes('/testing/'));
  return files
    .filter((path) => git('show', `${tag}:${path}`) !== present(path))
    .map((path) => `${path} (${tag})`);
});

function present(path) {
  try {
    return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  } catch {
    return null;
  }
}

if (changed.length > 0) {
  console.error(
    `Released migrations are not what they were; add a new one instead:\n${[...new Set(changed)].join('\n')}`,
  );
  process.exit(1);
}
console.log('Released migrations are as they were.');
