import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { groupInput, groupValues } from '../group-form.ts';
import { UpdateCustomerGroup } from '../groups.operation.ts';
import { loadGroup } from '../load-group.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await loadGroup(event, event.params.id)),
  saved: event.url.searchParams.has('saved'),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const { id, store } = event.params;
    const values = groupValues(form);
    const version = Number(values.version) || null;
    const answer = await tell(event, UpdateCustomerGroup, { input: { ...groupInput(values), id, version } });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.updateCustomerGroup;
    if (result.__typename === 'CustomerGroup') {
      const list = `/${store}/console/groups`;
      redirect(303, form.has('stay') ? `${list}/${id}?saved=yes` : `${list}?done=saved`);
    }
    const now = result.__typename === 'ChangedMeanwhile' ? String(result.version) : values.version;
    return refused(result, { ...values, version: now }, requestId);
  },
};
