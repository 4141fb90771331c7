import { moveFields, moveText, readMove } from './move-form';

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
