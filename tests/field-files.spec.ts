import 'reflect-metadata';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { consignorColumns as agreements } from '../services/consignment/import/consignor.columns';
import { stockColumns } from '../services/consignment/import/stock.columns';
import { faultsInRow } from '../services/consignment/import/stock.rules';
import { consignorColumns as people } from '../services/customers/import/consignors.columns';
import { readTable } from '../services/kernel/table/table';

/** Files of people, each with what is to be read of it; they lie beside the project, not in it. */
const FIELD = resolve(process.cwd(), '../shared/data/field');
const withFiles = existsSync(FIELD) ? describe : describe.skip;
const today = '2026-11-22';
const stock = stockColumns({ currency: 'EUR', timeZone: 'Europe/Amsterdam', today });

type Values = Record<string, unknown>;
interface Read {
  encoding: string;
  rows: Values[];
  /** Row, column and code, and what is offered instead. */
  faults: [row: number, letter: string | null, code: string, hint: string | null][];
}

/** A file as both halves of a consignors file read it, or the one half of a stock file, with what its rows cannot be. */
function read(name: string): Read {
  const bytes = readFileSync(resolve(FIELD, name));
  const isStock = bytes.includes('Artikelnr');
  const tables = (isStock ? [stock] : [people, agreements]).map((columns) => {
    const table = readTable(bytes, columns);
    if (!table.ok) throw new Error(`${name}: ${table.code} ${table.detail}`);
    return table;
  });
  const [first] = tables;
  const rows =
    first?.rows.map((_row, at) => Object.assign({}, ...tables.map((table) => table.rows[at]?.values))) ?? [];
  const inCells = tables.flatMap((table) =>
    table.faults.map(({ row, letter, code, hint }): Read['faults'][number] => [row, letter, code, hint]),
  );
  const found = new Map(inCells.map((fault) => [fault.slice(0, 3).join(), fault]));
  const isWrong = new Set(inCells.map(([row, letter]) => `${row}${letter}`));
  for (const { row, values } of isStock ? (first?.rows ?? []) : [])
    for (const { key, code, hint = null } of faultsInRow(values as never)) {
      const letter = first?.positions.get(key)?.letter ?? null;
      // As in a dry run: one fault a cell says what to do.
      if (!isWrong.has(`${row}${letter}`)) found.set(`${row}${letter}${code}`, [row, letter, code, hint]);
    }
  return { encoding: first?.encoding ?? '', rows, faults: [...found.values()] };
}

const anna = { newsletter: false, charity: null, mayCreateItems: false, itemAllowance: 0, returnMail: true };
const sold = { state: 'SOLD', priceMinor: 1000, returnOn: '2026-11-26', intakeOn: '2026-10-01' };

/** By file: its rows, as far as it is about them, and all of its faults. */
const cases: Record<string, { encoding?: string; rows: Values[]; faults?: Read['faults'] }> = {
  'columns-left-out-1.csv': {
    rows: [
      { number: 7900, street: 'Dorp 1', telephone: '0612345678', consignorSharePercent: 40, charity: true },
    ],
  },
  'columns-left-out.csv': { rows: [{ number: 7900, firstName: 'Rob', lastName: 'Prins', itemAllowance: 0 }] },
  'dates-utc-and-future.csv': {
    rows: [
      { number: 610001, intakeOn: '2026-10-19', state: 'ON_SALE' },
      { number: 610002, ...sold, soldOn: '2026-11-01' },
      { number: 610003, soldOn: null },
      { number: 610004, intakeOn: '2026-11-01', soldOn: '2026-10-01' },
      { number: 610005, intakeOn: null },
    ],
    faults: [
      [4, 'K', 'IN_FUTURE', null],
      [6, 'H', 'IN_FUTURE', null],
      [5, 'K', 'SOLD_BEFORE_INTAKE', null],
    ],
  },
  'dos-cp850.csv': {
    encoding: 'CP850',
    rows: [
      { number: 7111, firstName: 'André', lastName: 'Daniël' },
      { number: 7112, firstName: 'Zoë', lastName: 'Joël', street: 'Coöperatiehof 3' },
      { number: 7113, firstName: 'Irène', lastName: 'Françoise' },
    ],
  },
  'double-encoded.csv': {
    encoding: 'UTF-8',
    rows: [
      { number: 7131, firstName: 'André', lastName: 'Müller' },
      { number: 7132, firstName: 'Zoë', lastName: 'Joël' },
    ],
  },
  'dutch-split-columns.csv': {
    rows: [
      {
        ...{ number: 8000, firstName: 'Bram', lastName: 'de Vries', street: 'Kerkstraat 12 bis' },
        ...{ postalCode: '3512 AJ', town: 'Utrecht', telephone: '06 12121212', newsletter: true },
        email: 'bram.devries@example.test',
      },
      {
        ...{ number: 8001, firstName: 'Jet', lastName: 'van den Berg', street: 'Lange Nieuwstraat 7' },
        ...{ email: 'jet.vdberg@example.test', telephone: '06 13131313' },
      },
    ],
  },
  // One address in two spellings is one: the second row has it again.
  'email-idn.csv': {
    rows: [
      { number: 8800, email: 'bo@käse.test' },
      { number: 8801, email: 'bo@käse.test' },
    ],
  },
  'excel-phones-and-errors.csv': {
    rows: [
      { number: 7001, lastName: 'Smit', telephone: null },
      { number: 7002, lastName: 'Bakker', telephone: null },
      { number: 7003, lastName: 'Mol', telephone: '0612345678' },
      { number: 7004, firstName: null, lastName: null, street: null, telephone: null },
    ],
    faults: [
      [2, 'I', 'ROUNDED_NUMBER', null],
      [3, 'I', 'LOST_ZERO', '0612345678?'],
      [5, 'C', 'SPREADSHEET_ERROR', null],
      [5, 'D', 'SPREADSHEET_ERROR', null],
      [5, 'E', 'SPREADSHEET_ERROR', null],
      [5, 'I', 'SPREADSHEET_ERROR', null],
    ],
  },
  'html-entities.csv': { rows: [{ ...anna, number: 7151, firstName: 'René', lastName: "van 't Hof" }] },
  'invisible-in-email.csv': {
    rows: [
      { number: 7608, email: 'ivo.kuipers@example.test' },
      { number: 7609, email: 'lena.kok@example.test' },
      { number: 7610, firstName: 'Sofie', lastName: 'Prins', email: 'sofie@example.test' },
      {
        number: 7611,
        firstName: 'İrem',
        lastName: 'Yılmaz',
        email: expect.stringMatching(/rem@example\.test$/),
      },
      { number: 7612, email: 'jet@example.test' },
    ],
  },
  'login-email-1.csv': { rows: [{ number: 7950, email: 'ria.log@example.test', telephone: '0611111111' }] },
  'login-email-2-blank.csv': { rows: [{ number: 7950, email: null, telephone: '0611111111' }] },
  'nbsp-in-names.csv': {
    rows: [{ number: 7012, firstName: 'Jan Pieter', lastName: 'van den Berg', telephone: '0600' }],
  },
  'number-typo-burns-counter.csv': { rows: [{ number: 99_999_999, firstName: 'Typ', lastName: 'Fout' }] },
  'quote-swallows-row.csv': {
    rows: [{ number: 500001 }, { number: 500003, description: 'Lamp', state: 'ON_SALE', priceMinor: 1000 }],
    faults: [[2, 'C', 'ROWS_IN_CELL', null]],
  },
  'sale-price-typo-1.csv': {
    rows: [{ ...sold, number: 620002, soldOn: '2026-11-10', soldForMinor: 125_000 }],
  },
  'sale-price-typo-2.csv': { rows: [{ ...sold, number: 620002, soldOn: '2026-11-10', soldForMinor: 1250 }] },
  'search-phones.csv': {
    rows: [
      { number: 7800, lastName: 'Søndergård', telephone: '06 12345678' },
      { number: 7801, telephone: '+31 6 87654321' },
      { number: 7802, lastName: 'de Groot', telephone: '06-55512345' },
      { number: 7820, street: 'Voorstraat 41', postalCode: '3512 AJ' },
    ],
  },
  'us-dates.csv': {
    rows: ['2026-10-05', '2026-10-13', '2026-11-02', '2026-09-25', '2026-10-01'].map((intakeOn, at) => ({
      ...{ number: 730_000 + at, intakeOn },
    })),
    faults: [[1, 'H', 'MONTH_FIRST', '13/10/2026?']],
  },
  'utf8-one-bad-byte.csv': {
    encoding: 'UTF-8',
    rows: [
      { number: 7121, firstName: 'André', lastName: 'Müller' },
      { number: 7122, firstName: 'Zoë', lastName: 'Joël' },
      { number: 7123, firstName: null, lastName: 'Vos' },
    ],
    faults: [[4, 'C', 'DAMAGED_TEXT', 'René?']],
  },
};

withFiles('a file of the field is read for what it says, and for nothing else', () => {
  test('every one of them has its case', () => {
    expect(Object.keys(cases).sort()).toEqual(readdirSync(FIELD).sort());
  });

  test.each(Object.entries(cases))('%s', (name, { encoding, rows, faults = [] }) => {
    const found = read(name);
    expect(found.faults).toEqual(faults);
    expect(found.rows).toEqual(rows.map((row) => expect.objectContaining(row)));
    if (encoding !== undefined) expect(found.encoding).toBe(encoding);
  });
});
