import 'reflect-metadata';
import { consignorColumns as agreements } from '../services/consignment/import/consignor.columns';
import { tillColumns } from '../services/commerce/import/till.columns';
import { stockColumns } from '../services/consignment/import/stock.columns';
import { consignorColumns as people } from '../services/customers/import/consignors.columns';
import type { ColumnSpec } from '../services/kernel/table/column';
import { foldName, withJoined } from '../services/kernel/table/header';

/** One file is read by two services: a heading that one of them did not know would leave half of it out. */
const namesOf = (columns: readonly { key: string; names: readonly string[] }[], key: string): string[] =>
  columns.filter((column) => column.key === key).flatMap(({ names }) => [...names]);

const till = tillColumns({
  ...{ currency: 'EUR', timeZone: 'Europe/Amsterdam', today: '2026-11-22', hasReceipts: true },
});
const stock = stockColumns({ currency: 'EUR', timeZone: 'Europe/Amsterdam', today: '2026-11-22' });

test('both halves of a consignors file find the number by the same headings, and a stock file by all that fit it', () => {
  const [one, other] = [namesOf(people, 'number'), namesOf(agreements, 'number')];
  expect(one).toEqual(other);
  expect(one).toEqual(expect.arrayContaining(['Klantnr', 'Kundenr', 'Kundnr', 'Customer number', 'Nummer']));
  expect(one).toEqual(expect.arrayContaining(namesOf(stock, 'customerNumber')));
});

test.each([
  ['a consignors file', [...people, ...agreements.filter(({ key }) => key !== 'number')]],
  ['a stock file', stock],
  ['a file of the till', till],
] as [string, ColumnSpec[]][])('no heading of %s means two things', (_file, columns) => {
  const names = columns.flatMap(withJoined).flatMap((column) => [...new Set(column.names.map(foldName))]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
