import type { Actor, ActorKind } from '../actor/actor';
import type { Transaction } from '../database/transaction';
import { newId } from '../id/id';
import { Refusal } from '../refusal/refusal';
import { changeJob, findRunning, forgetJobs, insertJob, lockJob, wakeJob, type JobRow } from './job.rows';
import { shownJob } from './shown-job';
import { hasEnded } from './states';

/** What is wanted of a job. */
export interface NewJob {
  /** Where another service has given it one already. */
  id?: string;
  kind: string;
  /** What it holds alone in its store until it ends; left out: its kind's own. */
  place?: string;
  input: unknown;
  at: Date;
  /** Who it runs as; who asks, where left out. */
  startedBy?: Actor;
  /** It was stopped before it came here. */
  stopAsked?: boolean;
}

const kinds: readonly ActorKind[] = ['visitor', 'portal', 'staff', 'partner'];

/** So long it is known what a job did; its faults quote what people had in their files. */
const KEPT_MS = 90 * 86_400_000;

/**
 * Starts a job in the caller's transaction; it begins after the commit. One at a time has a place in a store: a second
 * one is refused, and the refusal names the first. Jobs that ended long ago are thrown away with it.
 */
export async function startJob(tx: Transaction, service: string, wanted: NewJob): Promise<JobRow> {
  const { id = newId(), kind, place = kind, input, at, stopAsked = false } = wanted;
  const startedBy = frozen(wanted.startedBy ?? tx.actor, tx.actor.storeId);
  await forgetJobs(tx, service, new Date(at.getTime() - KEPT_MS));
  // The other one may end between our two looks; then the place is free.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const job = await insertJob(tx, service, { id, kind, place, input, stopAsked, startedBy, startedAt: at });
    if (job !== null) {
      await wakeJob(tx, service, job.id);
      return job;
    }
    const running = await findRunning(tx, service, place);
    if (running !== null) throw jobRunning(running);
  }
  throw new Error(`No place ${place} for a job`);
}

/** Asks a job to stop: it leaves off after the piece it is at. One that has ended stays as it is. Null where there is none. */
export async function stopJob(tx: Transaction, service: string, id: string): Promise<JobRow | null> {
  const job = await lockJob(tx, service, id);
  if (job === null || job.stopAsked || hasEnded(job.state)) return job;
  const changed = await changeJob(tx, service, job, { stopAsked: true });
  await wakeJob(tx, service, id);
  return changed;
}

/**
 * Who a job runs as, for as long as it runs: as they were when they started it, whatever becomes of them. Never the
 * product itself: a job may do what its starter may.
 */
export function frozen(actor: Actor, storeId: string): Actor {
  if (!kinds.includes(actor.kind) || actor.storeId !== storeId)
    throw new Error('A job runs as somebody of its store');
  return { ...actor, sessionId: null, previousVisitAt: null };
}

function jobRunning(running: JobRow): Refusal {
  const by = running.startedBy.name ?? running.startedBy.kind;
  const message = `One is under way already, started by ${by}`;
  return new Refusal(Object.assign({ __typename: 'JobRunning', message }, { running: shownJob(running) }));
}
