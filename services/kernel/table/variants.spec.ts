import { UPPER_HALVES, type CodePage } from './code-page';
import type { ColumnSpec } from './column';
import { readTable } from './table';

/** One table as programs of all kinds would write it: whatever the file is like, its values are the same. */
const COLUMNS = [
  { key: 'number', names: ['Klantnr'], required: true, kind: 'integer' },
  { key: 'firstName', names: ['Voornaam'], required: false, kind: 'text', maxLength: 80 },
  {
    ...{ key: 'lastName', names: ['Achternaam'], required: false, kind: 'text', maxLength: 80 },
    joins: [{ key: 'prefix', names: ['Tussenvoegsel'], place: 'BEFORE' }],
  },
  {
    ...{ key: 'street', names: ['Adres'], required: false, kind: 'text', maxLength: 80 },
    joins: [
      { key: 'houseNumber', names: ['Huisnummer'], place: 'AFTER' },
      { key: 'addition', names: ['Toevoeging'], place: 'AFTER' },
    ],
  },
  {
    ...{ key: 'telephone', names: ['Telefoon'], required: false, kind: 'telephone' },
    joins: [{ key: 'mobile', names: ['Mobiel'], place: 'INSTEAD' }],
  },
  { key: 'price', names: ['Prijs'], required: false, kind: 'amount' },
  { key: 'soldOn', names: ['Verkocht'], required: false, kind: 'date', timeZone: 'Europe/Amsterdam' },
] as const satisfies readonly ColumnSpec[];

const HEADER = [
  'Klantnr',
  'Voornaam',
  'Tussenvoegsel',
  'Achternaam',
  'Adres',
  'Huisnummer',
  'Toevoeging',
  'Telefoon',
  'Mobiel',
  'Prijs',
  'Verkocht',
];
const ROWS = [
  [
    '7',
    'Zoë',
    'van den',
    'Müller',
    'Kerkstraat',
    '12',
    'bis',
    '',
    '06-12345678',
    '1.250,50',
    '2026-10-31T23:00:00Z',
  ],
  ['8', 'René', '', 'Coöperatie', 'Laan 3', '3', '', '020 1234567', '06 1', '12,00', '1-okt-26'],
  ['9', 'Håkon', 'de', 'de Vries', '', '', '', '', '', '', ''],
];
const VALUES = [
  {
    ...{ number: 7, firstName: 'Zoë', lastName: 'van den Müller', street: 'Kerkstraat 12 bis' },
    ...{ telephone: '06-12345678', price: 125_050, soldOn: '2026-11-01' },
  },
  {
    ...{ number: 8, firstName: 'René', lastName: 'Coöperatie', street: 'Laan 3' },
    ...{ telephone: '020 1234567', price: 1200, soldOn: '2026-10-01' },
  },
  {
    ...{ number: 9, firstName: 'Håkon', lastName: 'de Vries', street: null },
    ...{ telephone: null, price: null, soldOn: null },
  },
];

const page =
  (name: CodePage) =>
  (text: string): Buffer =>
    Buffer.from(
      [...text].map((letter) =>
        letter < '\u0080' ? letter.charCodeAt(0) : UPPER_HALVES[name].indexOf(letter) + 128,
      ),
    );
const encodings: readonly [string, (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with its mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-8 with accents apart', (text) => Buffer.from(text.normalize('NFD'))],
  [
    'UTF-8 twice',
    (text) =>
      Buffer.from(
        Buffer.from(text)
          .toString('latin1')
          .replace(
            /[\u0080-\u009f]/g,
            (byte) => UPPER_HALVES['Windows-1252'][byte.charCodeAt(0) - 128] ?? '',
          ),
      ),
  ],
  ['UTF-16 LE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 BE without its mark', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['Windows-1252', page('Windows-1252')],
  ['CP850', page('CP850')],
  ['CP437', page('CP437')],
  ['Mac Roman', page('Mac Roman')],
];
const quotings: readonly [string, (cell: string, delimiter: string) => string][] = [
  ['where they must be', (cell, delimiter) => (cell.includes(delimiter) ? `"${cell}"` : cell)],
  ['around everything', (cell) => `"${cell}"`],
  [
    'around what is text',
    (cell, delimiter) => (/^\d*$/.test(cell) && !cell.includes(delimiter) ? cell : `"${cell}"`),
  ],
];
const ends: readonly [string, string][] = [
  ['CR LF', '\r\n'],
  ['LF', '\n'],
  ['CR', '\r'],
];
const tails: readonly [string, string][] = [
  ['', ''],
  ['and the file end of DOS', '\u001a'],
];

describe.each(encodings)('a file in %s', (_, encode) => {
  describe.each(ends)('with lines that end in %s', (_end, lineEnd) => {
    test.each([';', ',', '\t'])(
      'cut at %j has the same values, however it is quoted, whatever it lacks',
      (delimiter) => {
        for (const [quoting, quote] of quotings)
          for (const [tail, more] of tails)
            for (const absent of [null, ...HEADER.filter((name) => name !== 'Klantnr')]) {
              const kept = HEADER.flatMap((name, at) => (name === absent ? [] : [at]));
              const lines = [HEADER, ...ROWS].map((row) =>
                kept.map((at) => quote(row[at] ?? '', delimiter)).join(delimiter),
              );
              const table = readTable(encode(`${lines.join(lineEnd)}${lineEnd}${more}`), COLUMNS);
              const about = [quoting, tail, absent];
              expect([about, table.ok && table.faults]).toEqual([about, []]);
              expect([about, table.ok && table.rows.map(({ values }) => values)]).toEqual([
                about,
                without(absent),
              ]);
            }
      },
    );
  });
});

/** What is left of the values in a file without this column. */
function without(absent: string | null): object[] {
  const rows = ROWS.map((row) =>
    Object.fromEntries(HEADER.map((name, at) => [name, name === absent ? undefined : (row[at] ?? '')])),
  );
  return VALUES.map((values, at) => {
    const row = rows[at] ?? {};
    const joined = (...names: string[]): string | null =>
      names.flatMap((name) => row[name] || []).join(' ') || null;
    const left: Record<string, unknown> = { ...values };
    if (absent === 'Voornaam') delete left['firstName'];
    if (absent === 'Prijs') delete left['price'];
    if (absent === 'Verkocht') delete left['soldOn'];
    if (absent === 'Tussenvoegsel' || absent === 'Achternaam')
      left['lastName'] = absent === 'Achternaam' ? joined('Tussenvoegsel') : joined('Achternaam');
    if (absent === 'Adres' || absent === 'Toevoeging')
      left['street'] =
        at === 1 && absent === 'Toevoeging' ? 'Laan 3' : joined('Adres', 'Huisnummer', 'Toevoeging');
    if (absent === 'Huisnummer') left['street'] = joined('Adres', 'Toevoeging');
    if (absent === 'Telefoon' || absent === 'Mobiel') left['telephone'] = joined('Telefoon', 'Mobiel');
    return left;
  });
}
