import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { repeated } from './fault';
import { readTable, type ColumnSpec } from './table';

// Files as a shop exported them; they lie beside the project, not in it.
const DATA = resolve(process.cwd(), '../shared/data');
const withSamples = existsSync(DATA) ? describe : describe.skip;
const sample = (name: string): Buffer => readFileSync(resolve(DATA, name));

const CONSIGNORS = [
  { key: 'number', names: ['Klantnr'], required: true, kind: 'integer' },
  { key: 'charity', names: ['G.D.'], required: true, mayBeBlank: true, kind: 'yesNo' },
  { key: 'firstName', names: ['Voornaam'], required: false, kind: 'text' },
  { key: 'lastName', names: ['Naam'], required: false, kind: 'text' },
  { key: 'town', names: ['Woonplaats'], required: false, kind: 'text' },
  { key: 'email', names: ['E-mail'], required: false, kind: 'text' },
  { key: 'newsletter', names: ['Nieuwsbrief'], required: true, kind: 'yesNo' },
  { key: 'share', names: ['Verhouding %'], required: false, kind: 'percent' },
  { key: 'allowance', names: ['Aantal artikelen'], required: false, kind: 'integer', min: 0 },
] as const satisfies readonly ColumnSpec[];

const STOCK = [
  { key: 'number', names: ['Artikelnr'], required: true, kind: 'integer' },
  { key: 'consignor', names: ['Klantnr'], required: true, kind: 'integer' },
  { key: 'description', names: ['Omschrijving'], required: true, kind: 'text', maxLength: 200 },
  { key: 'category', names: ['Categorie'], required: false, kind: 'text' },
  { key: 'size', names: ['Maat'], required: false, kind: 'text' },
  { key: 'brand', names: ['Merk'], required: false, kind: 'text' },
  { key: 'price', names: ['Prijs'], required: true, kind: 'amount', currency: 'EUR', min: 0 },
  { key: 'intakeOn', names: ['Inbrengdatum'], required: true, kind: 'date' },
  { key: 'returnOn', names: ['Retourdatum'], required: true, kind: 'date' },
  {
    key: 'state',
    names: ['Status'],
    required: true,
    kind: { oneOf: { 'Te koop': 'ON_SALE', Verkocht: 'SOLD', Retour: 'RETURNED', 'Goed doel': 'DONATED' } },
  },
  { key: 'soldOn', names: ['Verkoopdatum'], required: false, kind: 'date' },
  { key: 'soldFor', names: ['Verkoopprijs'], required: false, kind: 'amount', currency: 'EUR' },
] as const satisfies readonly ColumnSpec[];

withSamples('the samples of a real shop', () => {
  it('consignors: 613 rows of Windows-1252 without a fault', () => {
    const table = readTable(sample('consignors-30042.csv'), CONSIGNORS);
    if (!table.ok) throw new Error(table.code);
    repeated(table, 'number');
    expect([table.encoding, table.delimiter, table.rows.length]).toEqual(['Windows-1252', ';', 613]);
    expect(table.faults).toEqual([]);
    expect(table.rows.find((row) => row.values.number === 2033)?.values.firstName).toBe('Samuël');
    expect(table.rows.find((row) => row.values.number === 1498)?.values.town).toBe('Ohé;');
    expect(table.rows.filter((row) => row.values.charity === null)).toHaveLength(163);
  });

  it('stock: 6,000 rows without a fault, to the cent', () => {
    const table = readTable(sample('stock-30042.csv'), STOCK);
    if (!table.ok) throw new Error(table.code);
    repeated(table, 'number');
    expect([table.rows.length, table.faults]).toEqual([6_000, []]);
    expect(table.rows[2]?.values).toEqual({
      number: 100_002,
      consignor: 1976,
      description: 'Servies 12-delig zwart',
      category: 'Wonen',
      size: null,
      brand: null,
      price: 11_495,
      intakeOn: '2026-08-20',
      returnOn: '2026-10-15',
      state: 'SOLD',
      soldOn: '2026-08-28',
      soldFor: 11_495,
    });
    expect(table.rows.filter((row) => row.values.state === 'SOLD')).toHaveLength(1_824);
  });
});
