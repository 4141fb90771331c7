import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { hasSlip, slipOf, type ReceiptOrder } from './slip';

const eur = (amountMinor: number): { amountMinor: number; currency: string } => ({
  amountMinor,
  currency: 'EUR',
});
const line = (more: Partial<ReceiptOrder['lines'][number]> = {}): ReceiptOrder['lines'][number] => ({
  ...{ id: '1', sku: '100023', description: 'Jas groen', vatPercent: 21, vatScheme: 'MARGIN' },
  ...{ price: eur(4500), discount: eur(0), net: eur(4500), vat: eur(0), gross: eur(4500), reversed: eur(0) },
  ...more,
});
const order = (more: Partial<ReceiptOrder> = {}): ReceiptOrder => ({
  ...{ id: '1', number: 1043, channel: 'TILL', externalReceipt: null, customer: null },
  ...{ placedOn: '2026-11-27', placedAt: '2026-11-27T13:03:00Z', total: eur(4500), reversed: eur(0) },
  ...{ payments: [{ id: '1', method: 'CASH', amount: eur(4500) }], lines: [line()] },
  ...more,
});
const store = {
  ...{ language: 'nl', timeZone: 'Europe/Amsterdam' },
  contact: {
    ...{ street: 'Marktstraat 12', postalCode: '7411 DP', town: 'Deventer', telephone: null },
    email: null,
  },
};
/** As it is read: without the spaces that hold a figure together. */
const read = (of: ReceiptOrder, in_ = store): ReturnType<typeof slipOf> =>
  JSON.parse(JSON.stringify(slipOf(of, in_)).replace(/\u00a0/g, ' ')) as ReturnType<typeof slipOf>;

test('goods under the margin scheme show no VAT anywhere, and the receipt says the sentence of the law [L5 L6]', () => {
  const slip = read(order());
  expect(slip).toMatchObject({
    ...{ title: 'Bon 1043', at: '27 nov 2026, 14:03', address: ['Marktstraat 12', '7411 DP Deventer'] },
    lines: [{ what: 'Jas groen', details: '100023 · margeregeling', rows: [['', '€ 45,00']] }],
    ...{ total: '€ 45,00', paid: [['Contant', '€ 45,00']], vat: [], creditLeft: null },
    margin: 'Bijzondere regeling – gebruikte goederen (margeregeling)',
  });
  expect(JSON.stringify(slip)).not.toMatch(/btw|%/i);
});

test('of every other rate there is the VAT with what it is of, and no sentence of the margin', () => {
  const of = (vatPercent: number, net: number, vat: number): object => ({
    ...{ vatScheme: 'NORMAL', vatPercent, net: eur(net), vat: eur(vat) },
    gross: eur(net + vat),
  });
  const lines = [line(of(9, 1000, 90)), line(of(21, 2000, 420)), line(of(21, 1000, 210))];
  const slip = read(order({ lines, total: eur(4720) }));
  expect(slip.lines[0]?.details).toBe('100023 · btw 9 %');
  expect(slip.vat).toEqual([
    ['Btw 21 % over € 30,00', '€ 6,30'],
    ['Btw 9 % over € 10,00', '€ 0,90'],
  ]);
  expect(slip.margin).toBeNull();
});

test('what came off and what was taken back stand below their line, and are in neither total nor VAT', () => {
  const lines = [
    line({ discount: eur(500), gross: eur(4000) }),
    line({
      ...{ id: '2', vatScheme: 'NORMAL', net: eur(1000), vat: eur(210) },
      ...{ price: eur(1210), gross: eur(1210), reversed: eur(1210) },
    }),
  ];
  const payments = [
    { id: '1', method: 'CARD', amount: eur(5210) },
    { id: '2', method: 'CASH', amount: eur(-1210) },
  ] as const;
  const slip = read(order({ lines, payments: [...payments], total: eur(5210), reversed: eur(1210) }));
  expect(slip.lines.map(({ rows }) => rows)).toEqual([
    [
      ['', '€ 45,00'],
      ['Korting', '€ -5,00'],
    ],
    [
      ['', '€ 12,10'],
      ['Teruggenomen', '€ -12,10'],
    ],
  ]);
  expect(slip).toMatchObject({
    ...{ total: '€ 40,00', vat: [] },
    paid: [
      ['Pin', '€ 52,10'],
      ['Contant', '€ -12,10'],
    ],
  });
});

test('what is left of store credit is there where it was spent, and nowhere else', () => {
  const customer = { id: '1', storeCredit: eur(1250) };
  expect(read(order({ customer })).creditLeft).toBeNull();
  const payments = [{ id: '1', method: 'STORE_CREDIT' as const, amount: eur(4500) }];
  expect(read(order({ customer, payments })).creditLeft).toBe('€ 12,50');
});

test('it is in the language of the store, whoever prints it; of a late sale it says the day and no time', () => {
  overwriteGetLocale(() => 'sv');
  expect(read(order({ placedOn: '2026-11-20' }))).toMatchObject({ title: 'Bon 1043', at: '20 nov 2026' });
  expect(read(order(), { ...store, language: 'en' })).toMatchObject({
    ...{ title: 'Receipt 1043', total: '€45.00', paid: [['Cash', '€45.00']] },
    margin: 'Margin scheme – second-hand goods',
  });
  overwriteGetLocale(() => 'en');
});

test.each([
  ['NL', {}, true],
  ['NO', {}, false],
  ['SE', {}, false],
  ['DE', {}, false],
  ['NL', { externalReceipt: 'K-1' }, false],
  ['NL', { channel: 'WEB' as const }, false],
])('in %s a sale that is %j has a receipt of ours: %s', (country, more, has) => {
  expect(hasSlip(country, order(more))).toBe(has);
});
