import { priceFields } from '../items/[item]/price-form';
import { lineFields, readLine } from './line-form';

const sent = (amount: string): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind: 'FEE', amountMinor: amount, reason: 'Dry cleaning' }))
    form.set(name, value);
  return form;
};
const said = (fields: ReturnType<typeof lineFields | typeof priceFields>, code: string): string | undefined =>
  fields.find(({ kind }) => kind === 'money')?.faults?.[code]?.();

test('nothing is no amount to write, and is told so with what one is', () => {
  for (const typed of ['0', '0,00'])
    expect(readLine(sent(typed), 'EUR').fields).toEqual([{ path: 'amountMinor', code: 'NOTHING' }]);
  expect(readLine(sent(''), 'EUR').fields).toEqual([{ path: 'amountMinor', code: 'REQUIRED' }]);
  expect(readLine(sent('3,15'), 'EUR')).toMatchObject({ input: { amountMinor: -315 }, fields: [] });
  expect(said(lineFields('EUR'), 'NOTHING')).toMatch(/0\.01.*100,000,000\.00/);
});

test('what the store refuses as too much is told with the most it takes', () => {
  expect(said(lineFields('SEK'), 'OUT_OF_RANGE')).toContain('100,000,000.00');
  expect(said(priceFields('EUR'), 'OUT_OF_RANGE')).toMatch(/0\.00.*100,000,000\.00/);
});
