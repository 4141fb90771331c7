import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import { DeleteCustomerGroup } from '../../groups.operation.ts';
import { loadGroup } from '../../load-group.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadGroup(event, event.params.id);

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const { id, store } = event.params;
    const values = { replacementId: text(form, 'replacementId') };
    const answer = await tell(event, DeleteCustomerGroup, {
      input: { id, replacementId: values.replacementId || null },
    });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.deleteCustomerGroup;
    if (result.__typename === 'CustomerGroupDeleted') redirect(303, `/${store}/console/groups?done=deleted`);
    return refused(result, values, requestId, {
      customers: result.__typename === 'ReplacementNeeded' ? result.customers : undefined,
    });
  },
};
