import type { ColumnSpec } from './column';
import { addFault, repeated, rowsAround } from './fault';
import { columnLetter } from './header';
import { readTable, type Table, type TableResult } from './table';

const COLUMNS = [
  { key: 'number', names: ['Klantnr', 'Kundenr', 'Customer number'], required: true, kind: 'integer' },
  { key: 'name', names: ['Naam', 'Förnamn'], required: false, kind: 'text', maxLength: 20 },
  { key: 'email', names: ['E-mail'], required: false, kind: 'text' },
  { key: 'price', names: ['Prijs', 'Pris'], required: true, mayBeBlank: true, kind: 'amount' },
] as const satisfies readonly ColumnSpec[];

const FILE = 'Klantnr;Naam;E-mail;Prijs\r\n7;Noël;noel@example.test;1.500,00\r\n8;Zoë;;\r\n';
const read = (file: string | Buffer) => readTable(Buffer.from(file), COLUMNS);

function table<Values>(result: TableResult<Values>): Table<Values> {
  if (!result.ok) throw new Error(`refused: ${result.code} ${result.detail}`);
  return result;
}
const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const cp1252 = (text: string): Buffer => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');

describe('a table is read', () => {
  it.each([
    ['UTF-8', Buffer.from(FILE), 'UTF-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${FILE}`), 'UTF-8'],
    ['Windows-1252', cp1252(FILE), 'Windows-1252'],
    ['UTF-16 LE with its mark', Buffer.from(`\ufeff${FILE}`, 'utf16le'), 'UTF-16 LE'],
    ['UTF-16 LE without', Buffer.from(FILE, 'utf16le'), 'UTF-16 LE'],
    ['UTF-16 BE with its mark', big(`\ufeff${FILE}`), 'UTF-16 BE'],
    ['UTF-16 BE without', big(FILE), 'UTF-16 BE'],
    ['UTF-8 with accents apart, as a Mac has them', Buffer.from(FILE.normalize('NFD')), 'UTF-8'],
  ])('from %s', (_, bytes, encoding) => {
    const { rows, columns, ...found } = table(read(bytes));
    expect(found).toMatchObject({ encoding, delimiter: ';', faults: [] });
    expect(columns).toEqual(['Klantnr', 'Naam', 'E-mail', 'Prijs']);
    expect(rows.map((row) => row.values)).toEqual([
      { number: 7, name: 'Noël', email: 'noel@example.test', price: 150_000 },
      { number: 8, name: 'Zoë', email: null, price: null },
    ]);
  });

  it('with the euro sign of Windows-1252', () => {
    expect(table(read(cp1252('Klantnr;Naam;Prijs\n1;Ré;€ 5,00\n'))).rows[0]?.values.price).toBe(500);
  });

  it.each([
    [';', 'Klantnr;Naam;Prijs\n7;"Bos; Noël";1,50'],
    [',', 'Klantnr,Naam,Prijs\n7,"Bos; Noël","1,50"'],
    ['\t', 'Klantnr\tNaam\tPrijs\n7\tBos; Noël\t1,50'],
    [',', 'sep=,\r\nKlantnr,Naam,Prijs\r\n7,Bos; Noël,"1,50"'],
  ])('cut at %j, quotes respected', (delimiter, file) => {
    const found = table(read(file));
    expect(found.delimiter).toBe(delimiter);
    expect(found.rows[0]).toMatchObject({ row: 2, values: { number: 7, name: 'Bos; Noël', price: 150 } });
  });

  it('with its columns in any order and language, unknown ones told apart, and what it lacks undefined', () => {
    const { rows } = table(read('PRIS;Onbekend;fornamn;"kunde - nr."\n5;?;Åse;3\n'));
    expect(rows[0]?.values).toEqual({ number: 3, name: 'Åse', price: 500 });
  });

  it('with the row numbers that a spreadsheet shows, past blank lines and lines in quotes', () => {
    const { rows } = table(read('\nKlantnr;Naam;Prijs\n1;a;\n\n;;\n2;"b\nc";\n3;d;\n'));
    expect(rows.map(({ row, values }) => [row, values.name])).toEqual([
      [3, 'a'],
      [6, 'b c'],
      [7, 'd'],
    ]);
  });

  it('with fewer cells in a row than in the header, which say nothing, and with blank ones too many', () => {
    const { rows, faults } = table(read('Klantnr;Prijs;Naam\n1\n2;5;x;;;\n'));
    expect(faults).toEqual([]);
    expect(rows.map((row) => row.values.name)).toEqual([undefined, 'x']);
  });

  it('with stray quotes in it', () => {
    const { rows } = table(read('Klantnr;Naam;Prijs\n1;Kast 12" hoog;5\n2;"Jan" Bos;6\n3;"zegt ""ja""";7\n'));
    expect(rows.map((row) => row.values.name)).toEqual(['Kast 12" hoog', '"Jan" Bos', 'zegt "ja"']);
  });
});

describe('faults', () => {
  it('name row, column as in the file, letter, value, code and hint, and leave the other rows alone', () => {
    const { faults, rows } = table(read('Naam;Klantnr;Prijs\nA;x1;1.250.00\nB;2;3\n'));
    expect(faults).toEqual([
      expect.objectContaining({
        row: 2,
        column: 'Klantnr',
        letter: 'B',
        value: 'x1',
        code: 'NOT_A_NUMBER',
        hint: null,
      }),
      expect.objectContaining({
        row: 2,
        column: 'Prijs',
        letter: 'C',
        code: 'NOT_AN_AMOUNT',
        hint: '1250,00?',
      }),
    ]);
    expect(rows[0]?.faults).toEqual(faults);
    expect(rows[0]?.values.number).toBeNull();
    expect(rows[1]).toMatchObject({ row: 3, faults: [], values: { number: 2, name: 'B', price: 300 } });
  });

  it('tell of a row that a delimiter in a text has pushed on', () => {
    const { faults } = table(read('Klantnr;Naam;Prijs\n1;Bos; Jan;5\n'));
    expect(faults).toContainEqual(
      expect.objectContaining({ row: 2, letter: 'D', value: '5', code: 'UNEVEN_ROW' }),
    );
  });

  it('tell of a file that ends in the middle of a row, and only there', () => {
    const { faults } = table(read('Klantnr;Prijs;Naam\n1\n2;3,00;Bos\n3;4'));
    expect(faults).toEqual([
      expect.objectContaining({ row: 4, column: 'Naam', letter: 'C', value: '', code: 'CUT_OFF' }),
    ]);
    expect(table(read('Klantnr;Prijs;Naam\n3;4\n')).faults).toEqual([]);
  });

  it('tell of a value that comes again, and where it came first', () => {
    const found = table(read('Klantnr;E-mail;Prijs\n1;a@x.test;\n2;;\n1;A@X.test;\n3;;\n'));
    repeated(found, 'number');
    repeated(found, 'email');
    expect(
      found.faults.map(({ row, column, letter, value, code, message }) => [
        row,
        column,
        letter,
        value,
        code,
        message,
      ]),
    ).toEqual([
      [4, 'Klantnr', 'A', '1', 'REPEATED', 'This is in row 2 already.'],
      [4, 'E-mail', 'B', 'A@X.test', 'REPEATED', 'This is in row 2 already.'],
    ]);
    expect(found.rows[2]?.faults).toHaveLength(2);
  });

  it('can be added by a service, also to a column that the file lacks', () => {
    const found = table(read('Klantnr;Prijs\n1;\n'));
    const [row] = found.rows;
    if (!row) throw new Error('no row');
    addFault(found, row, 'email', { code: 'TAKEN', message: 'Taken.' });
    expect(found.faults).toEqual([
      { row: 2, column: '', letter: null, value: '', code: 'TAKEN', message: 'Taken.', hint: null },
    ]);
  });

  it('are shown among the rows beside them', () => {
    const found = table(read('Klantnr;Prijs\n1;\n2;\n3;\n4;\n5;\n'));
    expect(rowsAround(found, 2, 1).map(({ row }) => row)).toEqual([2, 3]);
    expect(rowsAround(found, 4, 1)).toEqual([
      { row: 3, cells: ['2', ''] },
      { row: 4, cells: ['3', ''] },
      { row: 5, cells: ['4', ''] },
    ]);
  });

  it('count letters as a spreadsheet does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});
