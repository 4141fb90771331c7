import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { needRight } from '#lib/server/gate.ts';
import { groupInput, groupValues } from '../group-form.ts';
import { CreateCustomerGroup } from '../groups.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  needRight(event, 'customers.edit');
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const values = groupValues(form);
    const answer = await tell(event, CreateCustomerGroup, { input: groupInput(values) });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.createCustomerGroup;
    if (result.__typename === 'InvalidInput') return refused(result, values, requestId);
    const list = `/${event.params.store}/console/groups`;
    redirect(303, form.has('stay') ? `${list}/${result.id}?saved=yes` : `${list}?done=saved`);
  },
};
