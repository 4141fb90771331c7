import type { DryRunView } from './dry-run';
import { fitsBetter, isDoubtful } from './right-kind';

const stock = ['Artikelnr', 'Klantnr', 'Omschrijving', 'Prijs', 'Status'];
const view = (columns: string[], ignored: string[]): DryRunView =>
  ({ run: { columns, ignored } }) as DryRunView;
const unreadable = (code: string): DryRunView => ({
  unreadable: { code, detail: null, mapping: { columns: [], names: [] } },
});

it('is asked where most of a file is not read, or a column is missing', () => {
  expect(isDoubtful(view(stock, ['Artikelnr', 'Omschrijving', 'Prijs', 'Status']))).toBe(true);
  expect(isDoubtful(view(['Klantnr', 'Naam', 'Schoenmaat'], ['Schoenmaat']))).toBe(false);
  expect(isDoubtful(unreadable('MISSING_COLUMN'))).toBe(true);
  expect(isDoubtful(unreadable('GONE'))).toBe(false);
});

it('is the other one where that reads most of the file, and more than the chosen one', () => {
  const asConsignors = view(stock, ['Artikelnr', 'Omschrijving', 'Prijs', 'Status']);
  expect(fitsBetter(asConsignors, { columns: stock, read: stock })).toBe(true);
  expect(fitsBetter(asConsignors, { columns: stock, read: ['Klantnr'] })).toBe(false);
  expect(
    fitsBetter(unreadable('MISSING_COLUMN'), { columns: ['Klantnr', 'Naam'], read: ['Klantnr', 'Naam'] }),
  ).toBe(true);
  const other = ['Nummer', 'Kleur', 'Gewicht', 'Land'];
  expect(fitsBetter(unreadable('MISSING_COLUMN'), { columns: other, read: ['Nummer'] })).toBe(false);
});

it('is one that reads enough of a file that the chosen one cannot read, however much else is in it', () => {
  const till = [
    'Bonnr',
    'Datum',
    'Tijd',
    'Artikelnr',
    'Omschrijving',
    'Aantal',
    'Bedrag',
    'Btw',
    'Betaald met',
  ];
  const read = ['Bonnr', 'Datum', 'Artikelnr', 'Bedrag'];
  expect(fitsBetter(unreadable('MISSING_COLUMN'), { columns: till, read })).toBe(true);
  expect(
    fitsBetter(unreadable('MISSING_COLUMN'), { columns: till, read: ['Artikelnr', 'Omschrijving'] }),
  ).toBe(false);
  const asOther = view(till, ['Tijd', 'Aantal', 'Btw', 'Omschrijving', 'Betaald met', 'Bonnr']);
  expect(fitsBetter(asOther, { columns: till, read })).toBe(false);
});
