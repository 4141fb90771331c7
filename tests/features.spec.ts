import { globSync, readFileSync, statSync } from 'node:fs';

/** Each row of the table: id, what it is, where it lives, what proves it. */
const rows = readFileSync('docs/features.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.slice(1, -1).split('|'));
const ids = rows.map(([id = '']) => id.trim());
const specs = globSync('{gateway,services,tests,web/src}/**/*.spec.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** The spec's title as it is written in the source, in whichever quotes. */
function hasSpec(title: string): boolean {
  return ["'", '"', '`'].some((quote) => specs.includes(`${quote}${title}${quote},`));
}

test('each row has four cells: an id, six words, a path in backticks, a title in double quotes', () => {
  expect(rows.length).toBeGreaterThan(50);
  const shape = [
    /^ (?:[BIKLNPSUW]\d+[a-z]?|R-[A-Z]{2}\d+) $/,
    /^ \S+(?: \S+){5} $/,
    /^ `[^`]+` $/,
    /^ "[^"]+" $/,
  ];
  const faulty = rows.filter(
    (cells) => cells.length !== 4 || !shape.every((each, at) => each.test(cells[at] ?? '')),
  );
  expect(faulty).toEqual([]);
});

test('no id has two rows', () => {
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('what a row names is there: where it lives, and the spec that proves it', () => {
  const paths = rows.map(([, , path = '']) => path.trim().slice(1, -1));
  const titles = rows.map(([, , , title = '']) => title.trim().slice(1, -1));
  expect(paths.filter((path) => !statSync(path, { throwIfNoEntry: false })?.isFile())).toEqual([]);
  expect(titles.filter((title) => !hasSpec(title))).toEqual([]);
});

test('what is said to be half there has no row', () => {
  const half = [...readFileSync('docs/features.md', 'utf8').matchAll(/^- \*\*(.+?)\*\*/gm)].flatMap(
    ([, named = '']) => named.split(', '),
  );
  expect(half.length).toBeGreaterThan(10);
  expect(half.filter((id) => ids.includes(id))).toEqual([]);
});
