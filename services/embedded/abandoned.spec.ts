import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAbandoned, MADE_FOR, wordsFor } from './abandoned';

let base: string;
let shared: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'kommis-abandoned-'));
  shared = join(base, 'shared');
});
afterEach(() => rmSync(base, { recursive: true }));

/** A database below the shared root and the checkout that has the link to it. */
function make(name: string, checkout: string): { folder: string; link: string } {
  const folder = join(shared, name);
  const link = join(base, checkout, '.data', 'postgres');
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(base, checkout, '.data'), { recursive: true });
  symlinkSync(folder, link);
  writeFileSync(join(folder, MADE_FOR), link);
  return { folder, link };
}

test('a database whose checkout was deleted is named, with the command that removes it; one in use is not', () => {
  make('0123456789ab', 'lives');
  const { folder, link } = make('ba9876543210', 'deleted');
  rmSync(join(base, 'deleted'), { recursive: true });
  const found = findAbandoned(shared);
  expect(found).toEqual([{ folder, madeFor: link }]);
  expect(wordsFor(found)).toEqual([
    'A database lies here for a folder that is gone. To remove it, where nothing else uses it:',
    `  rm -r ${folder}   # was made for ${link}`,
  ]);
});

test('one whose checkout began afresh, with a database of its own, is named, too', () => {
  const { folder, link } = make('0123456789ab', 'shop');
  rmSync(link);
  make('ba9876543210', 'shop');
  expect(findAbandoned(shared)).toEqual([{ folder, madeFor: link }]);
});

test('what does not say what it was made for, and what is no database of ours, is left out', () => {
  const { folder } = make('0123456789ab', 'shop');
  rmSync(join(folder, MADE_FOR));
  mkdirSync(join(shared, 'postgresql-18'));
  renameSync(join(base, 'shop'), join(base, 'moved'));
  expect([findAbandoned(shared), findAbandoned(join(base, 'nothing')), wordsFor([])]).toEqual([[], [], []]);
});
