import { existsSync, readFileSync } from 'node:fs';

const readme = readFileSync('README.md', 'utf8');
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts;

test('every path the README names exists', () => {
  const named = [
    ...readme.matchAll(/`((?:services|gateway|web|schema|tests|docs|bench)(?:\/[\w.[\]-]+)*)`/g),
  ].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test('every command the README names is a script', () => {
  const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
