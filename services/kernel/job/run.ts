import type { Transaction } from '../database/transaction';
import { DatabaseUnavailable } from '../database/database';
import { isConnectionLoss } from '../database/loss';
import type { HandlerTools, OwnJob } from '../event/handler';
import type { Ports } from '../subgraph/service';
import { frozen } from './job';
import { changeJob, findJob, lockJob, runTask, wakeJob, type Change, type JobRow } from './job.rows';
import { hasEnded, type WorkingState } from './states';

/** After so long a job lets others have its place, and goes on behind them. */
const STRETCH_MS = 5_000;
/** How long it rests where somebody else must be faster. */
const MOMENT_MS = 100;
/** How often a piece is looked at anew where somebody wrote the same rows at that very moment. */
const LOOKS = 5;
/** How often a job may fail at one piece before it is given up. */
const MOST_FAILURES = 5;

/** What a step did: what it changed, and whether it waits. */
export interface Step extends Change {
  /** UNTIL_WOKEN: whoever has what it waits for wakes it. A_MOMENT: it looks again by itself. */
  rests?: 'UNTIL_WOKEN' | 'A_MOMENT';
}

/** The steps of one job. Each runs in a transaction of its own, as who started it, and may run again from its beginning. */
export interface Steps extends Readonly<
  Record<WorkingState, (tx: Transaction, job: JobRow) => Promise<Step>>
> {
  /** Where somebody asked it to stop; left out: it just stops. */
  readonly stopping?: (tx: Transaction, job: JobRow) => Promise<Step>;
  /** In the same transaction as a move: tells those who watch from elsewhere. */
  readonly moved?: (tx: Transaction, job: JobRow) => Promise<void>;
}

/** A kind of long work. */
export interface JobKind {
  kind: string;
  /** The state in which its work begins. */
  first: WorkingState;
  /** Makes ready what lies outside the database, a file; once a stretch, before its steps. */
  open(job: JobRow, tools: Pick<HandlerTools, 'write'>): Promise<Steps>;
}

/** Somebody wrote the same rows at that very moment: the piece is looked at anew, from its beginning. */
export class LookAgain extends Error {}

/**
 * Carries a service's jobs on. Each piece is one transaction that also moves the cursor and the count: killed anywhere,
 * the job goes on exactly where it was. Only who it runs as is read as the product itself.
 */
export function runJobs(service: string, kinds: readonly JobKind[], { log }: Pick<Ports, 'log'>): OwnJob {
  return {
    task: runTask(service),
    run: async ({ storeId, data }, tools) => {
      const { jobId } = data as { jobId: string };
      const job = await tools.write((tx) => findJob(tx, service, jobId));
      if (job === null || hasEnded(job.state)) return;
      const kind = kinds.find((each) => each.kind === job.kind);
      if (kind === undefined) throw new Error(`${service} has no job of kind ${job.kind}`);
      const stretch = new Stretch(service, kind, jobId, tools.as(frozen(job.startedBy, storeId)));
      try {
        await stretch.run(job);
      } catch (error) {
        // A database that is away is no fault of the job: it goes on when it is back.
        if (error instanceof DatabaseUnavailable || isConnectionLoss(error)) throw error;
        if (!(await stretch.givesUp())) throw error;
        log.error({ error, job: jobId, task: runTask(service) }, 'A job was given up');
      }
    },
  };
}

class Stretch {
  private steps: Steps | undefined;

  constructor(
    private readonly service: string,
    private readonly kind: JobKind,
    private readonly jobId: string,
    private readonly tools: HandlerTools,
  ) {}

  async run(job: JobRow): Promise<void> {
    const until = performance.now() + STRETCH_MS;
    const steps = (this.steps = await this.kind.open(job, this.tools));
    for (;;) {
      const rests = await this.look(steps);
      if (rests === 'ENDED' || rests === 'UNTIL_WOKEN') return;
      if (performance.now() > until) return this.tools.write((tx) => wakeJob(tx, this.service, this.jobId));
      if (rests === 'A_MOMENT') await pause(MOMENT_MS);
    }
  }

  /** Counts a failure; whether it was the last one the job may have. */
  givesUp(): Promise<boolean> {
    return this.tools.write(async (tx) => {
      const job = await lockJob(tx, this.service, this.jobId);
      if (job === null || hasEnded(job.state)) return true;
      const failures = job.failures + 1;
      const isLast = failures >= MOST_FAILURES;
      const after = await changeJob(tx, this.service, job, {
        failures,
        ...(isLast ? { state: 'FAILED' } : {}),
      });
      if (isLast) await this.steps?.moved?.(tx, after);
      return isLast;
    });
  }

  private async look(steps: Steps): Promise<Step['rests'] | 'ENDED'> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.tools.write((tx) => this.step(tx, steps));
      } catch (error) {
        if (attempt >= LOOKS || !(error instanceof LookAgain || isDouble(error))) throw error;
        await pause(MOMENT_MS / 10);
      }
    }
  }

  private async step(tx: Transaction, steps: Steps): Promise<Step['rests'] | 'ENDED'> {
    const found = await lockJob(tx, this.service, this.jobId);
    if (found === null || hasEnded(found.state)) return 'ENDED';
    const state = found.state === 'QUEUED' ? this.kind.first : (found.state as WorkingState);
    const job = { ...found, state };
    const { rests, ...change } = found.stopAsked
      ? ((await steps.stopping?.(tx, job)) ?? { state: 'STOPPED' as const })
      : await steps[state](tx, job);
    if (Object.keys(change).length > 0 || state !== found.state) {
      const after = await changeJob(tx, this.service, job, { failures: 0, ...change });
      await steps.moved?.(tx, after);
      if (hasEnded(after.state)) return 'ENDED';
    }
    return rests;
  }
}

/** What the unique keys of the tables say where two made the same at one moment. */
function isDouble(error: unknown): boolean {
  const driver = (error as { driverError?: unknown } | null)?.driverError ?? error;
  return (driver as { code?: unknown } | null)?.code === '23505';
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
