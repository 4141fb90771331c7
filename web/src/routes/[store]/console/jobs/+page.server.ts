import { ask, tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import { FailedJobs, RetryJob } from './jobs.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { data, partial } = await ask(event, FailedJobs, {});
  return { jobs: data.failedJobs, partial };
};

const REFUSALS = new Set(['NotFound', 'InvalidInput']);

export const actions: Actions = {
  retry: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const id = text(form, 'id');
    const answer = await tell(event, RetryJob, { input: { id } });
    if (answer.trouble) return troubled(answer.trouble, { id }, requestId);
    const result = answer.data.retryJob;
    if (REFUSALS.has(result.__typename)) return refused(result, { id }, requestId);
    return { retried: id };
  },
};
