import { todayIn, type Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Job } from '../../kernel/graph/job';
import { newId } from '../../kernel/id/id';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { startJob, stopJob } from '../../kernel/job/job';
import { findJob } from '../../kernel/job/job.rows';
import { shownJob } from '../../kernel/job/shown-job';
import { notFound } from '../../kernel/refusal/refusal';
import { findStore, type Store } from '../store/store';
import { shownWays } from './division.rows';
import { PayoutVerdict, type PayoutPreview } from './payout-run';
import type { ReversePayoutInput, StartPayoutRunInput, StopPayoutRunInput } from './payout.input';
import { PAYOUT_JOB, standingStatements, type PayoutInput } from './payout.job';
import { nothingToPayOut, nothingToReverse, payoutChanged } from './payout.problems';
import {
  countCandidates,
  readRuns,
  runRows,
  type ShownRun,
  type StoredRun,
  type Wanted,
} from './payout.rows';

/** What a run would do, with what its list is to be asked for. */
export type ShownPreview = Omit<PayoutPreview, 'candidates'> & { wanted: Wanted };

/** Of whom a run would be, and which way all of them would go. */
type Asked = Pick<Wanted, 'customerId' | 'method'>;

/** Paying consignors out, and taking that back [S8 R-CO6]. */
export class PayoutService {
  constructor(private readonly clock: Clock) {}

  /** What a run would do now, of all or of one; null in a store that has no consignment. */
  async preview(call: Call, asked: Asked): Promise<ShownPreview | null> {
    return call.read(async (tx) => {
      const store = await findStore(tx);
      return store?.isOpen ? this.previewIn(tx, store, asked) : null;
    });
  }

  /** A run as it is now; null where there is none. */
  find(call: Call, id: string): Promise<ShownRun | null> {
    return call.load('payoutRun', id, readRuns);
  }

  /** The long work of a run; null where it is forgotten. */
  async jobOf(call: Call, id: string): Promise<Job | null> {
    const job = await call.read((tx) => findJob(tx, 'consignment', id));
    return job && shownJob(job);
  }

  /** Starts to pay, where what is to be paid is what was looked at; the same key again answers the same run. */
  async start(call: Call, input: StartPayoutRunInput): Promise<ShownRun> {
    const { method = null, customerId = null, count, totalMinor, idempotencyKey } = input;
    return this.begin(call, 'startPayoutRun', { input, idempotencyKey }, async (tx, store) => {
      const seen = await this.previewIn(tx, store, { customerId, method });
      if (seen.count !== count || seen.total.amountMinor !== totalMinor)
        throw payoutChanged(seen.count, seen.total);
      if (seen.count === 0) throw nothingToPayOut();
      return { run: { ...seen.wanted, reversesId: null }, statementId: null };
    });
  }

  /** Starts to take back what stands of a run. */
  async reverse(call: Call, input: ReversePayoutInput): Promise<ShownRun> {
    const { runId, statementId = null, idempotencyKey } = input;
    return this.begin(call, 'reversePayout', { input, idempotencyKey }, async (tx, store) => {
      const run = (await readRuns(tx, [runId])).get(runId);
      if (run === undefined) throw notFound();
      const standing =
        run.reversesId === null ? await standingStatements(tx, { runId, statementId }, null, 1) : [];
      if (standing.length === 0) throw nothingToReverse();
      const { method, customerId } = run;
      const payableOn = todayIn(store.timeZone, this.clock);
      return {
        run: { method, customerId, payableOn, minimumMinor: 0, reversesId: runId },
        statementId,
      };
    });
  }

  /** Asks a run to go on no further: what it has done stays. One that has ended is answered as it is. */
  async stop(call: Call, { id }: StopPayoutRunInput): Promise<ShownRun> {
    return call.write(async (tx) => {
      const run = (await readRuns(tx, [id])).get(id);
      if (run === undefined) throw notFound();
      if (run.endedAt === null) await stopJob(tx, 'consignment', id);
      return run;
    });
  }

  private async begin(
    call: Call,
    operation: string,
    { input, idempotencyKey }: { input: object; idempotencyKey?: string | null | undefined },
    wanted: (
      tx: Transaction,
      store: Store,
    ) => Promise<{ run: Wanted & Pick<StoredRun, 'reversesId'>; statementId: string | null }>,
  ): Promise<ShownRun> {
    return call.write(async (tx) => {
      const store = await findStore(tx);
      if (store === null) throw notFound();
      const [id, at] = [newId(), this.clock.now()];
      const known =
        idempotencyKey && (await claimKey(tx, 'consignment', operation, idempotencyKey, input, id));
      if (!known) {
        const { run, statementId } = await wanted(tx, store);
        await runRows.insert(tx, { ...run, id, madeAt: at, madeBy: tx.actor.userId });
        const job: PayoutInput = { runId: id, statementId };
        // One at a time in a store, whether it pays or takes back: what is looked at holds still.
        await startJob(tx, 'consignment', { id, kind: PAYOUT_JOB, input: job, at });
      }
      const run = (await readRuns(tx, [known || id])).get(known || id);
      if (run === undefined) throw notFound();
      return run;
    });
  }

  private async previewIn(tx: Transaction, store: Store, asked: Asked): Promise<ShownPreview> {
    const payableOn = todayIn(store.timeZone, this.clock);
    const wanted: Wanted = { ...asked, payableOn, minimumMinor: store.minimumPayoutMinor };
    const money = (amountMinor: number) => ({ amountMinor, currency: store.currency });
    const counted = new Map((await countCandidates(tx, wanted)).map((each) => [each.verdict, each]));
    const groups = Object.values(PayoutVerdict).map((verdict) => {
      const { count = 0, payableMinor = 0 } = counted.get(verdict) ?? {};
      return { verdict, count, payable: money(payableMinor) };
    });
    const toPay = counted.get('TO_PAY');
    return {
      ...{ wanted, payableOn, groups },
      minimum: money(store.minimumPayoutMinor),
      count: toPay?.count ?? 0,
      total: money(toPay?.payableMinor ?? 0),
      ways: shownWays(toPay?.ways ?? [], store.currency),
      bonus: money(toPay?.bonusMinor ?? 0),
    };
  }
}
