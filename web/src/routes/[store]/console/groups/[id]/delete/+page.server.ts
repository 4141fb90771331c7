import { text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import { DeleteCustomerGroup } from '../../groups.operation.ts';
import { loadGroup } from '../../load-group.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadGroup(event, event.params.id);

export const actions: Actions = {
  default: (event) => {
    const { id, store } = event.params;
    return save(event, {
      right: 'customers.edit',
      read: (form) => {
        const replacementId = text(form, 'replacementId');
        return { values: { replacementId }, input: { id, replacementId: replacementId || null } };
      },
      document: DeleteCustomerGroup,
      variables: ({ input }) => ({ input }),
      made: 'CustomerGroupDeleted',
      to: () => `/${store}/console/groups?done=deleted`,
    });
  },
};
