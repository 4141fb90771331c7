import { UPPER_HALVES, type CodePage } from './code-page';
import { readTable, type Table } from './table';

const COLUMNS = [
  { key: 'number', names: ['Klantnr'], required: true, kind: 'integer' },
  { key: 'name', names: ['Naam'], required: false, kind: 'text', maxLength: 80 },
] as const;
const NAMES = [
  ...['André', 'Daniël', 'Zoë', 'Joël', 'Coöperatiehof', 'Irène', 'Françoise', 'Renée', 'Chloé', 'Noël'],
  ...['Jürgen Müller', 'Hélène', 'Anaïs', 'Loïs', 'België', 'ruïne', 'Gré Bos', 'Één', 'crème', 'Enschedé'],
  ...[
    'Åse',
    'Håkon',
    'Bjørn',
    'Øystein',
    'Sørensen',
    'Lærdal',
    'Ægir',
    'Kjær',
    'blåbær',
    'Tromsø',
    'Ålesund',
  ],
  ...['Märta', 'Göran', 'Björk', 'Ångström', 'Östen', 'Ärlig', 'Växjö', 'Malmö', 'sjö och skog'],
  ...['RENÉ', 'MÜLLER', 'SØREN', 'BJÖRK', 'HÅKON', 'COÖPERATIE', 'ÅSE', 'ØRJAN'],
];
const PAGES: readonly CodePage[] = ['Windows-1252', 'CP850', 'CP437', 'Mac Roman'];
const LINE_ENDS = ['\r\n', '\n', '\r'];

/** The bytes of a text in a code page; undefined where it lacks one of the letters. */
function encoded(page: CodePage, text: string): Buffer | undefined {
  const bytes = [...text].map((letter) => {
    const code = letter.charCodeAt(0);
    return code < 128 ? code : UPPER_HALVES[page].indexOf(letter) + 128;
  });
  return bytes.includes(127) ? undefined : Buffer.from(bytes);
}

function read(bytes: Buffer): Table<{ number: number | null; name: string | null | undefined }> {
  const result = readTable(bytes, COLUMNS);
  if (!result.ok) throw new Error(`${result.code} ${result.detail}`);
  return result;
}

const fileOf = (names: readonly string[], lineEnd: string): string =>
  ['Klantnr;Naam', ...names.map((name, at) => `${at + 1};${name}`), ''].join(lineEnd);

describe.each(PAGES)('%s', (page) => {
  test.each(LINE_ENDS)('with lines that end in %j is read with its letters', (lineEnd) => {
    const names = NAMES.filter((name) => encoded(page, name) !== undefined);
    const { rows, faults, encoding } = read(encoded(page, fileOf(names, lineEnd)) as Buffer);
    expect(faults).toEqual([]);
    expect(rows.map(({ values }) => values.name)).toEqual(names);
    expect(encoding).toBe(page === 'CP437' ? 'CP850' : page);
  });

  test.each(LINE_ENDS)(
    'with one name alone and lines that end in %j is read with its letters, or the cell is a fault',
    (lineEnd) => {
      for (const name of NAMES) {
        const bytes = encoded(page, fileOf([name], lineEnd));
        if (bytes === undefined) continue;
        const { rows, faults } = read(bytes);
        const codes = faults.map(({ code }) => code);
        const value = rows[0]?.values.name;
        expect([name, codes.length === 0 ? value : codes]).toEqual([
          name,
          codes.length === 0 ? name : ['DAMAGED_TEXT'],
        ]);
      }
    },
  );
});

// Of what a Mac wrote, š in Dušan and ö in Coöperatie are the same: there the rest of the file decides.
test.each(['CP850', 'CP437'] as const)(
  'a row of %s among others from Windows is read with its letters, or that cell is a fault',
  (page) => {
    for (const name of NAMES) {
      const row = encoded(page, `9;${name}\r\n`);
      if (row === undefined) continue;
      const others = encoded('Windows-1252', fileOf(NAMES.slice(0, 12), '\r\n')) as Buffer;
      const { rows, faults } = read(Buffer.concat([others, row]));
      const codes = faults.map(({ row: at, code }) => [at, code]);
      expect([name, codes.length === 0 ? rows.at(-1)?.values.name : codes]).toEqual([
        name,
        codes.length === 0 ? name : [[14, 'DAMAGED_TEXT']],
      ]);
    }
  },
);

test('signs of Windows stand where people write them, and are no letters of another page', () => {
  const texts = [
    'foto’s',
    'D’Artagnan',
    '’t Hof',
    'L×B 30×40',
    '36½',
    '20 °C',
    '€ 5',
    'Jas – nieuw',
    '“mooi”',
    'en…',
  ];
  const names = [...texts, 'Ré\u00a0Vos', 'van\u00a0den Berg', 'Maat 38–40', 'm²', 'Šime', 'Dušan'];
  for (const each of [names, ...texts.map((text) => [text])]) {
    const { rows, faults } = read(encoded('Windows-1252', fileOf(each, '\r\n')) as Buffer);
    expect([each, faults]).toEqual([each, []]);
    expect(rows.map(({ values }) => values.name)).toEqual(each.map((name) => name.replaceAll('\u00a0', ' ')));
  }
});

describe('UTF-8', () => {
  test('of which one byte is another page’s is read, but for the cell of that byte: there it is offered whole', () => {
    const file = Buffer.concat([
      Buffer.from('Klantnr;Naam\r\n1;André Müller\r\n2;Zoë\r\n3;Ren'),
      Buffer.from([0xe9, 0x0d, 0x0a]),
    ]);
    const { rows, faults, encoding } = read(file);
    expect([encoding, rows[0]?.values.name, rows[1]?.values.name]).toEqual(['UTF-8', 'André Müller', 'Zoë']);
    expect(faults).toEqual([
      expect.objectContaining({
        row: 4,
        letter: 'B',
        code: 'DAMAGED_TEXT',
        value: 'Ren\ufffd',
        hint: 'René?',
      }),
    ]);
  });

  test.each(PAGES)('that was read as %s and saved as UTF-8 is read with its letters', (page) => {
    const doubled = (text: string): string =>
      [...Buffer.from(text)]
        .map((byte) => (byte < 128 ? String.fromCharCode(byte) : UPPER_HALVES[page][byte - 128]))
        .join('');
    const { rows, faults } = read(Buffer.from(doubled(fileOf(NAMES, '\r\n'))));
    expect([faults, rows.map(({ values }) => values.name)]).toEqual([[], NAMES]);
    const twice = read(Buffer.from(doubled(doubled(fileOf(['Zoë', 'Bjørn'], '\n')))));
    expect(twice.rows.map(({ values }) => values.name)).toEqual(['Zoë', 'Bjørn']);
    const one = read(Buffer.from(`${fileOf(['Zoë', 'Bjørn'], '\n')}3;${doubled('Renée')}\n`));
    expect(one.faults).toMatchObject([{ row: 4, code: 'DAMAGED_TEXT', hint: 'Renée?' }]);
  });

  test('that was doubled and has lost half of a letter is a fault at that cell', () => {
    const { faults } = read(Buffer.from(fileOf(['AndrÃ©', 'voilÃ ', 'Ãlvaro'], '\n')));
    expect(faults.map(({ row, code, hint }) => [row, code, hint])).toEqual([
      [2, 'DAMAGED_TEXT', 'André?'],
      [3, 'DAMAGED_TEXT', null],
      [4, 'DAMAGED_TEXT', null],
    ]);
  });

  test('with signs beside letters is not taken for doubled', () => {
    const names = ['“BLÅ”', 'SCHÄ® ™', 'CAFÉ®', 'João', 'JOÃO', 'Â', 'Ängla…', '‘Å’', '“Één”', 'Ålesund – Å'];
    const { rows, faults } = read(Buffer.from(fileOf(names, '\n')));
    expect([faults, rows.map(({ values }) => values.name)]).toEqual([[], names]);
  });
});

test('the file end of DOS is no cell, however often it stands there', () => {
  for (const ends of [1, 40, 126]) {
    const file = Buffer.concat([Buffer.from('Klantnr;Naam\r\n1;Jan\r\n'), Buffer.alloc(ends, 0x1a)]);
    const { rows, faults } = read(file);
    expect([rows.map(({ values }) => values), faults]).toEqual([[{ number: 1, name: 'Jan' }], []]);
  }
});
