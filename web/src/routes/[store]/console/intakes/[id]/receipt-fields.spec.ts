import type { IntakeItem } from '#lib/intake/intake-items.ts';
import { daysOf, readReceipt, receiptFields, receiptValues, waitingIn } from './receipt-fields';

const item = (id: string, state: IntakeItem['state']): IntakeItem =>
  ({ id, state, price: { amountMinor: 1250, currency: 'EUR' } }) as IntakeItem;
/** The page's form as it is sent where nobody touched it. */
const untouched = (items: IntakeItem[]): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(receiptValues(items))) form.set(name, value);
  return form;
};

test('an intake of which nothing is decided is offered as taken whole', () => {
  const { input, fields } = readReceipt(untouched([item('a', 'SUBMITTED'), item('b', 'SUBMITTED')]), 'EUR');
  expect(input.map(({ id, decision }) => [id, decision])).toEqual([
    ['a', 'ACCEPT'],
    ['b', 'ACCEPT'],
  ]);
  expect(fields).toEqual([]);
});

test('what was left for later stays so beside what was decided, and one press more decides nothing', () => {
  const items = [item('a', 'ON_SALE'), item('b', 'SUBMITTED'), item('c', 'SUBMITTED')];
  expect(waitingIn(items).map(({ id }) => id)).toEqual(['b', 'c']);
  const { input, fields } = readReceipt(untouched(items), 'EUR');
  expect(input).toEqual([]);
  expect(fields).toEqual([{ path: 'decision.b', code: 'REQUIRED' }]);
});

test('the days that may be named are said beforehand, and again where another was', () => {
  const days = daysOf('2026-11-27', { returnTermDays: 90, graceDays: 14 });
  const fields = receiptFields({ id: 'a', number: 118419, description: 'Trui' }, days);
  const said = (name: string) => {
    const field = fields.find((each) => each.name === `${name}.a`);
    return [field?.hint?.(), field?.faults?.['OUT_OF_RANGE']?.()];
  };
  expect(said('holdUntil')).toEqual(Array(2).fill('From 28 Nov 2026 to 25 Feb 2027.'));
  expect(said('collectBy')).toEqual(Array(2).fill('Not before today. Left empty: 11 Dec 2026.'));
});
