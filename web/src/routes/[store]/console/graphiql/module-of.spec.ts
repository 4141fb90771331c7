import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { moduleOf } from './module-of';

const WEB = join(__dirname, '../../../../..');
const CONSOLE = join(WEB, 'src/routes/[store]/console');
const within = (pattern: string): string[] =>
  globSync(join(CONSOLE.replaceAll(/[[\]]/g, '[$&]'), pattern)).map((path) => `/${relative(WEB, path)}`);

/** Folders whose page is not there in a store without consignment. */
const closed = within('**/+page.server.ts')
  .filter((path) => /needModule(OrKeep)?\(event, 'CONSIGNMENT'\)/.test(readFileSync(join(WEB, path), 'utf8')))
  .map((path) => `${dirname(path)}/`);

test('an operation is offered where its page is: those of pages that need consignment need it, and no other does', () => {
  expect(closed.length).toBeGreaterThan(8);
  const files = within('**/*.operation.ts');
  expect(files.length).toBeGreaterThan(20);
  const wrong = files.filter(
    (file) => (moduleOf(file) === 'CONSIGNMENT') !== closed.some((folder) => file.startsWith(folder)),
  );
  expect(wrong).toEqual([]);
});
