import { number } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { type Cell, columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { FailedJobs } from './jobs.operation.ts';

/** A failed piece of background work. */
export type ListedJob = ResultOf<typeof FailedJobs>['failedJobs'][number];

const isGivenUp = ({ attempts, maxAttempts }: ListedJob): boolean => attempts >= maxAttempts;

function state(job: ListedJob): Cell {
  if (isGivenUp(job)) return { text: m.jobs_given_up(), status: { shape: 'cross', tone: 'bad' } };
  const [attempts, most] = [number(job.attempts), number(job.maxAttempts)];
  return { text: m.jobs_trying({ attempts, most }), status: { shape: 'half' } };
}

const { text, moment } = columnsOf<ListedJob>();

/** Background work that failed, the newest first: all on one page. */
export const JOBS = listOf({
  filters: {},
  columns: [
    text('task', m.jobs_task, 10, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ({ task }) => ({ text: task, look: 'label-weight' }),
    }),
    text('state', m.jobs_state, 9, { shown: 'always', phone: 'line', cell: state }),
    text('error', m.jobs_error, 16, { shown: 'always', phone: 'line', cell: 'lastError', look: 'long' }),
    moment('since', m.jobs_since, 8, { shown: 'always', phone: 'line', cell: 'createdAt' }),
    moment('next', m.jobs_next, 8, {
      shown: 'always',
      phone: 'line',
      cell: (job) => (isGivenUp(job) ? null : job.nextRunAt),
    }),
    text('retry', m.actions, 8, { shown: 'always', phone: 'line' }),
  ],
});
