import type { Job, JobPart, JobReason } from '../graph/job';
import type { ImportFault } from '../graph/import-fault';
import type { JobRow } from './job.rows';

/** What a job's `result` holds, for whoever watches it. */
export interface JobResult {
  parts: JobPart[];
  faultCount: number;
  /** The first of them. */
  faults: ImportFault[];
  reason: JobReason | null;
}

/** A job as the graph shows it. */
export function shownJob({ input, result, startedBy, ...job }: JobRow): Job & { __typename: 'Job' } {
  const { fileId = null, fileName = null } = input as { fileId?: string; fileName?: string };
  const { parts = [], faultCount = 0, faults = [], reason = null } = result as Partial<JobResult>;
  const { id, kind, state, done, total, stopAsked, startedAt, endedAt } = job;
  return {
    __typename: 'Job',
    ...{ id, kind, state, done, total, stopAsked, fileId, fileName, parts, faultCount, faults, reason },
    ...{ startedBy: startedBy.name, startedAt, endedAt },
  };
}
