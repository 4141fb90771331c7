import type { Actor } from '../../actor/actor';
import type { JobRow } from '../../job/job.rows';
import type { JobKind, Step } from '../../job/run';
import type { Transaction } from '../../database/transaction';

/** What specs do to jobs that count, and see of them. */
export const counting = {
  /** Who the steps ran as. */
  seen: [] as Actor[],
  /** Called around each piece, by its number; throwing there is a power cut. */
  cut: (_at: 'before' | 'after', _piece: number): void => undefined,
  /** While true, a job waits to be woken. */
  holds: false,
};

/** Counts to `upTo`, a row a piece; with `writes: false` it only counts. */
async function count(tx: Transaction, job: JobRow): Promise<Step> {
  counting.seen.push(tx.actor);
  if (counting.holds) return { rests: 'UNTIL_WOKEN' };
  const { upTo, writes = true } = job.input as { upTo: number; writes?: boolean };
  const { next = 0 } = job.cursor as { next?: number };
  if (next === upTo) return { state: 'DONE', result: { faultCount: 0 } };
  counting.cut('before', next);
  if (writes) await tx.sql('INSERT INTO probe.heard (name, version) VALUES ($1, 1)', [`${job.id}:${next}`]);
  counting.cut('after', next);
  return { done: next + 1, total: upTo, cursor: { next: next + 1 } };
}

const kindOf = (kind: string): JobKind => ({
  kind,
  first: 'RUNNING',
  open: async () => ({ JUDGING: count, RUNNING: count }),
});

/** Two kinds of the same work. */
export const countingJobs: JobKind[] = [kindOf('COUNT'), kindOf('COUNT_ALSO')];
