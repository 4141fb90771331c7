import { existsSync, readFileSync } from 'node:fs';
import { figuresOf, pageWith, proofs } from '../../scripts/proofs/page';

test('what is proven at length stands in specs that are there', () => {
  expect(
    proofs.flatMap(({ specs, script = [] }) => specs.concat(script)).filter((path) => !existsSync(path)),
  ).toEqual([]);
  expect(new Set(proofs.map(({ name }) => name)).size).toBe(proofs.length);
});

test('a proof that ran has its row, once, and leaves the others', () => {
  const result = { date: '2026-11-26', commit: 'abc1234', passed: 3, failed: 0, figures: '7 guards.' };
  const empty = readFileSync('docs/proofs.md', 'utf8').replace(/^\| [a-z-]+ \| [^-].*\n/gm, '');
  const one = pageWith(empty, { name: 'guards', says: 'Kept' }, result);
  const two = pageWith(one, { name: 'races', says: 'One' }, result);
  expect(two).toContain('| guards | Kept | 2026-11-26, abc1234 | 3 passed, 0 failed | 7 guards. |\n');
  const again = pageWith(two, { name: 'guards', says: 'Kept' }, { ...result, failed: 1 });
  expect(again.match(/^\| guards /gm)).toHaveLength(1);
  expect(again).toContain('| races | One |');
});

test('figures are what specs print, without where they print it', () => {
  const output =
    '  console.log\n    Policies: 158 guards mutated,\n    158 caught.\n\n      at log (x.ts:1:2)\n';
  expect(figuresOf(output)).toBe('Policies: 158 guards mutated, 158 caught.');
});
