import type { Transaction } from '../../kernel/database/transaction';
import type { JobRow } from '../../kernel/job/job.rows';
import type { JobKind, Step } from '../../kernel/job/run';
import type { JobResult } from '../../kernel/job/shown-job';
import { hasEnded } from '../../kernel/job/states';
import type { Ports } from '../../kernel/subgraph/service';
import { findStore } from '../store/store';
import { isClosed } from '../store/store.rules';
import type { PayoutOutcome } from './payout-run';
import { payOut, takeBack } from './pay-out';
import { nextToPay, runRows, statementRows, type StoredRun, type StoredStatement } from './payout.rows';

export const PAYOUT_JOB = 'PAYOUT';

/** So many statements in one transaction. */
export const AT_ONCE = 100;

/** Which run it is; of one that takes back, which statement alone, or all. Its id is the job's. */
export interface PayoutInput {
  runId: string;
  statementId: string | null;
}

/** Behind whom it goes on: a consignor who was paid, or a number that was taken back. */
interface Place {
  after: string | null;
}

const never = (): never => {
  throw new Error('A payout run is not judged');
};

/**
 * Carries a run out, so many a transaction: killed anywhere it goes on with the next, nobody is paid twice and no number is left
 * out [R-CO6].
 */
export function payoutJob({ clock }: Pick<Ports, 'clock'>): JobKind {
  return {
    kind: PAYOUT_JOB,
    first: 'RUNNING',
    open: async () => ({
      JUDGING: never,
      RUNNING: async (tx, job) => {
        // What works by itself leaves a store that has no consignment any more.
        if (isClosed(await findStore(tx))) return { state: 'STOPPED' };
        const run = await runRows.lock(tx, (job.input as PayoutInput).runId);
        if (run === null) throw new Error('A payout run is gone');
        return run.reversesId === null
          ? paySome(tx, run, job, clock.now())
          : takeSomeBack(tx, run, job, clock.now());
      },
      moved: async (tx, { state, input }) => {
        if (hasEnded(state))
          await runRows.update(tx, (input as PayoutInput).runId, {
            endedAt: clock.now(),
            outcome: state as PayoutOutcome,
          });
      },
    }),
  };
}

async function paySome(tx: Transaction, run: StoredRun, job: JobRow, now: Date): Promise<Step> {
  const { after = null } = job.cursor as Partial<Place>;
  const ids = await nextToPay(tx, run, after, AT_ONCE);
  const { count } = ids.length === 0 ? { count: 0 } : await payOut(tx, run, ids, now);
  return stepOf(job, count, ids.length, ids.at(-1) ?? after);
}

async function takeSomeBack(tx: Transaction, run: StoredRun, job: JobRow, now: Date): Promise<Step> {
  const { after = null } = job.cursor as Partial<Place>;
  const { statementId } = job.input as PayoutInput;
  const next = await standingStatements(tx, { runId: run.reversesId ?? '', statementId }, after);
  const { count } = next.length === 0 ? { count: 0 } : await takeBack(tx, run, next, now);
  const last = next.at(-1)?.number;
  return stepOf(job, count, next.length, last === undefined ? after : String(last));
}

function stepOf(job: JobRow, count: number, looked: number, after: string | null): Step {
  const done = job.done + count;
  const isLast = looked < AT_ONCE;
  const total = isLast ? done : null;
  const part = { name: 'STATEMENTS', done, total, created: done, updated: 0, unchanged: 0 };
  const result: JobResult = { parts: [part], faultCount: 0, faults: [], reason: null };
  const moved = { done, total, cursor: { after } satisfies Place, result };
  return isLast ? { ...moved, state: 'DONE' } : moved;
}

/** Statements of a run that nobody has taken back, by their numbers. */
export function standingStatements(
  tx: Transaction,
  { runId, statementId }: PayoutInput,
  after: string | null = null,
  most = AT_ONCE,
): Promise<StoredStatement[]> {
  return statementRows.where(
    tx,
    `t.run_id = $1 AND ($2::uuid IS NULL OR t.id = $2) AND t.number > $3
      AND NOT EXISTS (SELECT FROM consignment.statement r WHERE r.store_id = t.store_id AND r.reverses_id = t.id)
      ORDER BY t.number LIMIT $4`,
    [runId, statementId, Number(after ?? 0), most],
  );
}
