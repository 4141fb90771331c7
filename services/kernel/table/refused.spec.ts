import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { readTable, TABLE_LIMITS } from './table';

const COLUMNS = [
  { key: 'number', names: ['Klantnr'], required: true, kind: 'integer' },
  { key: 'price', names: ['Prijs'], required: true, mayBeBlank: true, kind: 'amount' },
] as const;
const read = (file: string | Buffer, limits = TABLE_LIMITS) => readTable(Buffer.from(file), COLUMNS, limits);
const manyRows = (rows: number): Buffer =>
  Buffer.from(`Klantnr;Prijs\r\n${'100000;42,50;Jas groen;Heren;M;H&M;19-10-2026;Te koop\r\n'.repeat(rows)}`);

/** Where only its columns are wrong, they are named: somebody may say by hand what they are. */
const named: Record<string, Record<string, string[]>> = {
  MISSING_COLUMN: { 'Klantnr, Prijs': ['Naam', 'E-mail'], Prijs: ['Klantnr', 'Naam'] },
  REPEATED_COLUMN: { 'Klantnr (A), KLANT-NR (C)': ['Klantnr', 'Prijs', 'KLANT-NR'] },
};

describe('a file is refused as a whole', () => {
  it.each([
    ['nothing in it', '', 'EMPTY', null],
    ['only blank lines', '\ufeff\r\n \r\n', 'EMPTY', null],
    ['only a header', 'Klantnr;Prijs\r\n', 'EMPTY', 'Klantnr, Prijs'],
    ['a column missing', 'Naam;E-mail\n1;2\n', 'MISSING_COLUMN', 'Klantnr, Prijs'],
    ['a column that may be blank missing', 'Klantnr;Naam\n1;2\n', 'MISSING_COLUMN', 'Prijs'],
    ['a column twice', 'Klantnr;Prijs;KLANT-NR\n1;2;3\n', 'REPEATED_COLUMN', 'Klantnr (A), KLANT-NR (C)'],
    ['a quote that never ends', 'Klantnr;Prijs\n1;2\n3;"4\n5;6\n', 'BAD_QUOTES', 'row 3'],
    ['a row without end', `Klantnr;Prijs\n1;${'x'.repeat(200_000)}\n`, 'ROW_TOO_LONG', 'row 2'],
    ['a million columns', `Klantnr;Prijs${';x'.repeat(1_000)}\n1;2\n`, 'TOO_MANY_COLUMNS', '1002 > 200'],
    ['a workbook', Buffer.from('504b030414000600', 'hex'), 'BINARY', 'a workbook or another zip file'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'BINARY', 'an old Excel or Word file'],
    ['a PDF', '%PDF-1.7\nKlantnr;Prijs\n', 'BINARY', 'a PDF'],
    ['zeros', Buffer.alloc(4_096), 'BINARY', 'no text'],
  ])('with %s', (_, file, code, detail) => {
    const columns = named[code]?.[detail ?? ''];
    const found = columns && { columns, positions: expect.any(Array) };
    expect(read(file)).toEqual({ ok: false, code, detail, found });
  });

  it('with random bytes in it, whatever they are', () => {
    for (let run = 0; run < 50; run += 1) {
      const bytes = randomBytes(4_000);
      bytes[0] = 0x41;
      expect(read(bytes)).toEqual({ ok: false, code: 'BINARY', detail: 'no text' });
    }
  });

  it('when it has more bytes than it may', () => {
    const result = read('Klantnr;Prijs\n1;2\n', { maxBytes: 10, maxRows: 10 });
    expect(result).toEqual({ ok: false, code: 'TOO_LARGE', detail: '18 > 10 bytes' });
  });

  it('when it has one row more than it may, and not when it has exactly that many', () => {
    const limits = { maxBytes: 10_000, maxRows: 3 };
    expect(read('Klantnr;Prijs\n1;\n2;\n3;\n', limits)).toMatchObject({ ok: true });
    expect(read('Klantnr;Prijs\n1;\n2;\n3;\n4;', limits)).toEqual({
      ok: false,
      code: 'TOO_MANY_ROWS',
      detail: '4 > 3',
    });
  });

  it('when stray quotes hide how many rows it has', () => {
    const limits = { maxBytes: 10_000, maxRows: 3 };
    const file = `Klantnr;Prijs;Naam\n${'1;2;Kast 12" hoog\n'.repeat(3)}4;;\n`;
    expect(read(file, limits)).toMatchObject({ ok: false, code: 'TOO_MANY_ROWS' });
  });

  it('with 200,000 rows, and says how many it may have', () => {
    expect(read(manyRows(200_000))).toEqual({ ok: false, code: 'TOO_MANY_ROWS', detail: '200000 > 50000' });
  });

  it('when nearly every cell of it is wrong', () => {
    const file = `Klantnr;Prijs\n${'x;y\n'.repeat(50_000)}`;
    expect(read(file)).toMatchObject({ ok: true });
    const worse = readTable(
      Buffer.from(`A;B;C\n${'x;y;z\n'.repeat(50_000)}`),
      ['A', 'B', 'C'].map((name) => ({ key: name, names: [name], required: true, kind: 'integer' as const })),
    );
    expect(worse).toMatchObject({ ok: false, code: 'TOO_MANY_FAULTS' });
  });

  it('or read, but never breaks, whatever bytes follow a good header', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ maxLength: 200 }).map((it) => Buffer.from(it)),
    );
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom('Klantnr;Prijs\n', '"Klantnr"\tPrijs\r', '\ufeff', ''),
        (tail, head) => {
          const result = read(Buffer.concat([Buffer.from(head), tail]));
          expect(result.ok ? result.rows.length : result.code.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('without being held up by cells that were made to be slow', () => {
    const cells = [
      '1'.repeat(90_000),
      ' '.repeat(90_000),
      '1.'.repeat(45_000),
      '- '.repeat(45_000),
      '="'.repeat(45_000),
    ];
    const kinds = ['text', 'integer', 'amount', 'percent', 'date', 'yesNo'] as const;
    for (const kind of kinds) {
      const columns = [{ key: 'it', names: ['It'], required: true, kind }];
      const rows = cells.map((cell) => `a${cell}b\n${cell}\nb${cell}\n-${cell}x`).join('\n');
      expect(readTable(Buffer.from(`It;Other\n${rows}`), columns)).toMatchObject({ ok: true });
    }
  });
});
