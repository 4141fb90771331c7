import type { StatusLook } from '#lib/components/status.ts';
import { number } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { columnsOf, listOf, type ReadFilter } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import { howWords } from '#lib/payout/method-words.ts';
import type { PayoutPreview, PayoutRunRow, PayoutWay } from './payouts.operation.ts';

export type Preview = NonNullable<ResultOf<typeof PayoutPreview>['payoutPreview']>;
export type Asking = ResultOf<typeof PayoutPreview>['payoutRequests']['nodes'][number];
export type Way = ResultOf<typeof PayoutWay>;
export type Run = ResultOf<typeof PayoutRunRow>;
type Candidate = Preview['candidates']['nodes'][number] & { id: string };
type Verdict = Candidate['verdict'];

/** What becomes of them, as the address calls it and in words. */
export const VERDICTS: readonly {
  verdict: Verdict;
  called: string;
  words: () => string;
  status: Omit<StatusLook, 'word'>;
}[] = [
  { verdict: 'TO_PAY', called: 'to-pay', words: m.payout_to_pay, status: { shape: 'go', tone: 'accent' } },
  {
    verdict: 'NO_ACCOUNT',
    called: 'no-account',
    words: m.payout_no_account,
    status: { shape: 'tri', tone: 'warn' },
  },
  { verdict: 'BELOW_MINIMUM', called: 'below', words: m.payout_below, status: { shape: 'bar' } },
  { verdict: 'NOT_YET', called: 'not-yet', words: m.payout_not_yet, status: { shape: 'half' } },
  {
    verdict: 'NEGATIVE',
    called: 'negative',
    words: m.payout_negative,
    status: { shape: 'tri', tone: 'warn' },
  },
];

/** What the address calls so; null where it names none. */
export const verdictNamed = (asked: string | null): Verdict | null =>
  VERDICTS.find(({ called }) => called === asked)?.verdict ?? null;
const verdict: ReadFilter = (asked) => (verdictNamed(asked) ? asked : '');

/** Who of those that wait asked to be paid in another way than the one that is asked about, of one consignor or of all. */
export const askedOtherwise = (
  requests: readonly Asking[],
  method: Run['method'],
  customerId: string | undefined,
): string[] =>
  requests
    .filter(
      ({ customer, payable, ...asked }) =>
        asked.method !== null &&
        asked.method !== method &&
        payable.amountMinor > 0 &&
        (customerId === undefined || customer.id === customerId),
    )
    .map(
      ({ customer, ...asked }) =>
        `${customer.displayName || String(customer.number)} (${howWords(asked.method).toLocaleLowerCase()})`,
    );

const shown = 'always' as const;
const ofCandidates = columnsOf<Candidate>();

/** Who is owed something or owes it, by their numbers; each leads to what their balance is made of. */
export const CANDIDATES = listOf({
  size: 50,
  filters: { group: verdict },
  columns: [
    ofCandidates.text('consignor', m.intakes_consignor, 16, {
      ...{ shown, phone: 'title', isHeading: true },
      cell: ({ customer }) => ({
        text: customer.displayName || String(customer.number),
        look: 'plain label-weight',
        to: `/customers/${customer.id}/balance`,
        detail: String(customer.number),
      }),
    }),
    ofCandidates.text('verdict', m.payout_verdict, 12, {
      ...{ shown, phone: 'line' },
      cell: ({ verdict: is }) => {
        const found = VERDICTS.find((each) => each.verdict === is);
        return found && { text: found.words(), status: found.status };
      },
    }),
    ofCandidates.figure('payable', m.payout_payable, 8, {
      ...{ shown, phone: 'side', look: 'strong', cell: 'payable' },
    }),
    ofCandidates.figure('to-come', m.payout_to_come, 8, { shown, phone: 'line', cell: 'toCome' }),
  ],
});

/** The candidates as rows of a list. */
export const listed = (nodes: Preview['candidates']['nodes']): Candidate[] =>
  nodes.map((node) => ({ ...node, id: node.customer.id }));

/** Whether a run pays, takes back, or does so at this moment. */
export function runState({ reverses, endedAt }: Pick<Run, 'reverses' | 'endedAt'>): {
  text: string;
  status: Omit<StatusLook, 'word'>;
} {
  if (endedAt === null) return { text: m.payout_under_way(), status: { shape: 'half', tone: 'accent' } };
  return reverses
    ? { text: m.payout_taken_back(), status: { shape: 'cross' } }
    : { text: m.payout_paid(), status: { shape: 'tick', tone: 'good' } };
}

const ofRuns = columnsOf<Run>();

/** Runs, newest first. */
export const RUNS = listOf({
  size: 25,
  filters: {},
  columns: [
    ofRuns.text('made', m.statement_date, 10, {
      ...{ shown, phone: 'title', isHeading: true, isTime: 'moment' },
      cell: ({ id, madeAt }) => ({ text: madeAt, to: `/payouts/${id}` }),
    }),
    ofRuns.text('state', m.col_state, 9, { shown, phone: 'line', cell: runState }),
    ofRuns.text('method', m.payout_how, 8, {
      ...{ shown, phone: 'line' },
      cell: ({ method }) => howWords(method),
    }),
    ofRuns.figure('statements', m.statements_title, 7, {
      ...{ shown, phone: 'line' },
      cell: ({ statementCount }) => number(statementCount),
    }),
    ofRuns.figure('total', m.payout_total, 8, { shown, phone: 'side', look: 'strong', cell: 'total' }),
  ],
});
