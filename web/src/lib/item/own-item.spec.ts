import { ownState } from './own-item';
import { newsText } from './request';

const DAY_MS = 24 * 60 * 60 * 1000;
const answered = new Date('2026-03-01T12:00:00Z');
const after = (days: number): Date => new Date(answered.getTime() + days * DAY_MS);
const closedAt = answered.toISOString();

test('an answer of the store is news for 14 days, a request that waits as long as it does [S25]', () => {
  for (const state of ['GRANTED', 'DECLINED'] as const)
    expect([0, 13.99, 14].map((days) => newsText({ state, closedAt }, after(days)) !== null)).toEqual([
      true,
      true,
      false,
    ]);
  expect(newsText({ state: 'OPEN', closedAt: null }, after(500))).not.toBeNull();
  for (const state of ['TAKEN_BACK', 'LAPSED'] as const)
    expect(newsText({ state, closedAt }, after(0))).toBeNull();
});

test('a list that did not ask for requests says nothing of them', () => {
  expect(ownState({ state: 'ON_SALE', isDue: false, collectBy: null }).detail).toBeNull();
  const request = { state: 'OPEN', closedAt: null } as const;
  expect(ownState({ state: 'ON_SALE', isDue: false, collectBy: null, request }).detail).not.toBeNull();
  expect(ownState({ state: 'ON_SALE', isDue: false, collectBy: null, request: null }).detail).toBeNull();
});

test('what was not taken says until when it is to be collected; of other goods that stands with their return date', () => {
  const collectBy = '2026-03-15';
  expect(ownState({ state: 'REJECTED', isDue: false, collectBy }).detail).toMatch(/15/);
  expect(ownState({ state: 'REJECTED', isDue: false, collectBy: null }).detail).toBeNull();
  expect(ownState({ state: 'ON_SALE', isDue: true, collectBy }).detail).toBeNull();
});
