import { askedIn, type MovingItem, moveFields, moveQuestion, moveText, readMove } from './move-form';

const sent = (to: string): FormData => {
  const form = new FormData();
  form.set('to', to);
  form.set('version', '3');
  return form;
};

test('nothing that becomes of an item is chosen beforehand, and a press that chose nothing is told so', () => {
  const [to] = moveFields(['RETURNED', 'DONATED']);
  expect(to?.options?.('').map(({ value }) => value)).toEqual(['', 'RETURNED', 'DONATED']);
  expect(readMove(sent('')).fields).toEqual([{ path: 'to', code: 'REQUIRED' }]);
  expect(to?.faults?.['REQUIRED']?.()).toBe('Choose what became of it.');
  expect(readMove(sent('RETURNED'))).toMatchObject({ input: { to: 'RETURNED', version: 3 }, fields: [] });
});

test('what cannot be taken back is said before it is done', () => {
  expect(moveText(['RETURNED', 'DONATED'])).toBe('This cannot be taken back.');
  expect(moveText(['RETURNED', 'WITHDRAWN', 'LOST'])).toContain('only what is lost can be put on sale again');
  expect(moveText(['ON_SALE'])).toBeNull();
});

const onSale: MovingItem = {
  ...{ version: 3, state: 'ON_SALE', mayBecome: ['RETURNED', 'DONATED', 'LOST'] },
  ...{ goesTo: 'CONSIGNOR', collectBy: '2026-12-04', price: { amountMinor: 1200, currency: 'EUR' } },
};

test('what an address asks for is asked only where the item may become that', () => {
  expect(askedIn(onSale.mayBecome, 'RETURNED')).toBe('RETURNED');
  for (const asked of ['SOLD', 'ON_SALE', 'returned', '', null])
    expect(askedIn(onSale.mayBecome, asked)).toBeNull();
});

test('before an item goes for good it is asked, with what it loses and where it would have gone', () => {
  expect(moveQuestion(onSale, 'RETURNED', '2026-11-28')).toMatchObject({
    ...{ title: '1 item: give back?', yes: 'Yes, give back', isFinal: true },
    texts: ['It goes off sale at once.', 'This cannot be taken back.'],
  });
  const { texts } = moveQuestion(onSale, 'DONATED', '2026-11-28');
  expect(texts.slice(2)).toEqual([
    expect.stringContaining('Back to consignor'),
    expect.stringContaining('may still'),
  ]);
  expect(moveQuestion(onSale, 'LOST', '2026-11-28').texts[1]).toContain('only what is lost');
});

test('back on sale it is asked with the price it has', () => {
  const lost: MovingItem = { ...onSale, state: 'LOST', mayBecome: ['ON_SALE'] };
  const { texts, isFinal } = moveQuestion(lost, 'ON_SALE', '2026-11-28');
  expect([texts, isFinal]).toEqual([[expect.stringContaining('12.00')], false]);
});
