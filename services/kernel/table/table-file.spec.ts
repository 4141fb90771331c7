import fc from 'fast-check';
import { ROWS_A_PIECE, reading } from './table.reading';
import { readTable, type Table } from './table';
import { TableFile } from './table-file';

const columns = [
  { key: 'number', names: ['Klantnr'], required: true, kind: 'integer' },
  { key: 'name', names: ['Naam'], required: false, kind: 'text', maxLength: 80 },
] as const;
type Values = { number: number | null; name: string | null | undefined };

/** A file as a reading lays it down. */
function laid(text: string, more: { together?: string } = {}) {
  const wanted = { columns, unique: ['number'], ...more };
  const bytes = Buffer.from([...reading(wanted, Buffer.from(text))].join(''));
  const read = async ({ at, bytes: length }: { at: number; bytes: number }): Promise<Buffer> =>
    bytes.subarray(at, at + length);
  return { bytes: bytes.length, read };
}

async function opened(text: string, more: { together?: string } = {}): Promise<TableFile<Values>> {
  const file = await TableFile.open<Values>(laid(text, more), columns);
  if (!(file instanceof TableFile)) throw new Error(file.code);
  return file;
}

async function piecesOf(file: TableFile<Values>): Promise<Table<Values>[]> {
  const pieces: Table<Values>[] = [];
  for await (const piece of file.pieces()) pieces.push(piece);
  return pieces;
}

const fileOf = (rows: number, row: (at: number) => string): string =>
  `Klantnr;Naam\n${Array.from({ length: rows }, (_each, at) => row(at)).join('\n')}\n`;

test('what is taken up piece by piece is what was read as a whole', async () => {
  const cell = fc.stringMatching(/^[\w é;"]{0,6}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(2_000), cell), { minLength: 1, maxLength: 40 }),
      async (rows) => {
        const unique = [...new Map(rows)];
        const text = fileOf(unique.length, (at) => unique[at]?.join(';') ?? '');
        const whole = readTable(Buffer.from(text), columns);
        const read = await TableFile.open<Values>(laid(text), columns);
        if (!whole.ok) return expect(read).toEqual(whole);
        const pieces = await piecesOf(read as TableFile<Values>);
        const bare = (table: Pick<Table<Values>, 'rows'>): object[] =>
          table.rows.map(({ row, values, faults }) => ({ row, values: { ...values }, faults }));
        expect(pieces.flatMap(bare)).toEqual(bare(whole as Table<Values>));
      },
    ),
  );
});

test('a piece has as many rows as a transaction writes, and goes on from any row', async () => {
  const file = await opened(fileOf(1_201, (at) => `${at};Jan`));
  expect((await piecesOf(file)).map(({ rows }) => rows.length)).toEqual([ROWS_A_PIECE, ROWS_A_PIECE, 201]);
  expect(file.rowCount).toBe(1_201);
  expect(file.highest('number')).toBe(1_200);
  const { rows } = await file.pieceFrom(998);
  expect(rows.map(({ values }) => values.number)).toEqual([998, 999]);
  expect((await file.pieceFrom(1_201)).rows).toEqual([]);
});

test('rows that say the same in a column are wanted together: they are in one piece, where the first of them stands, and the others where they were', async () => {
  const names = fc.array(fc.constantFrom('', 'Jan', 'Piet', 'Els', ...'abcdefgh'), {
    minLength: 1,
    maxLength: 900,
  });
  await fc.assert(
    fc.asyncProperty(names, async (given) => {
      const file = await opened(
        fileOf(given.length, (at) => `${at};${given[at]}`),
        { together: 'name' },
      );
      const pieces = await piecesOf(file);
      const rows = pieces.flatMap((piece) => piece.rows);
      // By the obvious: each behind the first of its name.
      const firstOf = (at: number): number => (given[at] ? given.indexOf(given[at]) : at);
      const wanted = [...given.keys()].sort((a, b) => firstOf(a) - firstOf(b) || a - b);
      expect(rows.map(({ values }) => values.number)).toEqual(wanted);
      const places = pieces.map((piece) => new Set(piece.rows.flatMap(({ values }) => values.name ?? [])));
      for (const name of new Set(given.filter(Boolean)))
        expect(places.filter((each) => each.has(name))).toHaveLength(1);
    }),
    { numRuns: 40 },
  );
});

test('rows of any width make pieces of some hundred kilobytes', async () => {
  const file = laid(fileOf(400, (at) => `${at};Jan;${`${'x'.repeat(500)};`.repeat(100)}`));
  const sizes: number[] = [];
  const watched = {
    ...file,
    read: (range: { at: number; bytes: number }) => (sizes.push(range.bytes), file.read(range)),
  };
  const read = (await TableFile.open<Values>(watched, columns)) as TableFile<Values>;
  expect((await piecesOf(read)).flatMap(({ rows }) => rows)).toHaveLength(400);
  expect(Math.max(...sizes)).toBeLessThan(400 * 1024);
});

test('a value that stands in a piece before is repeated, too', async () => {
  const file = await opened(fileOf(1_200, (at) => `${at === 1_100 ? 3 : at};Jan`));
  const faults = (await piecesOf(file)).flatMap((piece) => piece.faults);
  expect(faults).toMatchObject([{ row: 1_102, code: 'REPEATED', message: 'This is in row 5 already.' }]);
});

test('a heading is named as it can be shown, however long it is, in each of its faults', async () => {
  const heading = `Klantnr${'-'.repeat(90_000)}`;
  const file = await opened(`${heading};Naam\nx;Jan\n`);
  const [{ faults } = { faults: [] }] = await piecesOf(file);
  expect(faults[0]?.column).toBe(`${heading.slice(0, 120)}…`);
  expect(file.head.columns).toEqual([`${heading.slice(0, 120)}…`, 'Naam']);
});

test('a file that is no table says so in the same way', async () => {
  expect(await TableFile.open(laid('Naam\nJan\n'), columns)).toEqual({
    ...{ ok: false, code: 'MISSING_COLUMN', detail: 'Klantnr' },
    found: { columns: ['Naam'], positions: [['name', { index: 0, column: 'Naam', letter: 'A' }]] },
  });
});
