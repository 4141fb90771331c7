import { redirect } from '@sveltejs/kit';
import { ask, tell } from '#lib/server/ask.ts';
import { text, troubled } from '#lib/server/form.ts';
import { openList } from '#lib/server/list.ts';
import { JOBS } from './job-list.ts';
import { FailedJobs, RetryJob } from './jobs.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { data, partial } = await ask(event, FailedJobs, {});
  return { list: openList(JOBS, event).page({ nodes: data.failedJobs }), partial };
};

export const actions: Actions = {
  retry: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const id = text(form, 'id');
    const answer = await tell(event, RetryJob, { input: { id } });
    if (answer.trouble) return troubled(answer.trouble, { id }, requestId);
    // It may have gone by itself while the page was being read: then nothing is left to be asked for.
    const done = answer.data.retryJob.__typename === 'NotFound' ? 'gone' : 'retried';
    redirect(303, `${event.url.pathname}?done=${done}`);
  },
};
