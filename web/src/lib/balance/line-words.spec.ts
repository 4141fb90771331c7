import { lineDetail, lineName } from './line-words';

const line = { kind: 'SALE', reason: null, item: null, itemDescription: null, takenBack: null } as const;
const vase = { item: { id: 'i', number: 117510 }, itemDescription: 'Vaas' };
const nl = { locale: 'nl' } as const;

test.each([
  [{ ...line, ...vase }, 'Vaas', 'Verkoop · 117510'],
  [{ ...line, kind: 'FEE', reason: 'Stomerij', ...vase } as const, 'Stomerij', 'Kosten · 117510'],
  [
    { ...line, kind: 'PAYOUT_REVERSED', takenBack: { id: 's', number: 7 } } as const,
    'Uitbetaling teruggedraaid',
    'Afrekening 7',
  ],
  [
    { ...line, kind: 'CREDIT_SPENT', takenBack: { id: 's', number: 10 } } as const,
    'Al besteed tegoed',
    'Afrekening 10',
  ],
  [{ ...line, kind: 'SALE_UNDONE' } as const, 'Verkoop teruggedraaid', ''],
])('a line says what it is for once, and of which statement it speaks (%#)', (each, name, detail) => {
  expect(lineName(each, nl)).toBe(name);
  expect(lineDetail(each, nl)).toBe(detail);
});
