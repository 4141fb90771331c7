import type { CompanyApprovalState } from './approval';
import { decisionFaults, hasOwnTerms, mayDecide } from './approval.rules';

const all: CompanyApprovalState[] = ['NOT_ASKED', 'WAITING', 'APPROVED', 'DECLINED'];
const company = (state: CompanyApprovalState) => ({ kind: 'COMPANY' as const, approval: { state } });

test('staff decide of who waits, and approve who was declined; who is approved or was never asked about stays so', () => {
  const may = all.flatMap((from) => all.filter((to) => mayDecide(from, to)).map((to) => [from, to]));
  expect(may).toEqual([
    ['WAITING', 'APPROVED'],
    ['WAITING', 'DECLINED'],
    ['DECLINED', 'APPROVED'],
  ]);
});

test('who waits has a visitor’s prices while the store asks, who is declined always; a private person never [U17]', () => {
  const held = (storeAsks: boolean) => all.filter((state) => !hasOwnTerms(company(state), storeAsks));
  expect(held(true)).toEqual(['WAITING', 'DECLINED']);
  expect(held(false)).toEqual(['DECLINED']);
  for (const state of all) expect(hasOwnTerms({ kind: 'PRIVATE', approval: { state } }, true)).toBe(true);
});

test('declining takes a word, approving does not', () => {
  expect(decisionFaults('WAITING', 'DECLINED', null)).toMatchObject([{ path: 'word', code: 'REQUIRED' }]);
  expect(decisionFaults('WAITING', 'DECLINED', 'Geen KvK')).toEqual([]);
  expect(decisionFaults('DECLINED', 'APPROVED', null)).toEqual([]);
  expect(decisionFaults('APPROVED', 'DECLINED', null)).toMatchObject([
    { path: 'standing', code: 'NOT_ALLOWED' },
    { path: 'word', code: 'REQUIRED' },
  ]);
});
