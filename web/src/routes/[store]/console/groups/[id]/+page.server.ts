import { storedValues, versionOf } from '#lib/form/fields.ts';
import { save } from '#lib/server/save.ts';
import { GROUP_FIELDS, readGroup } from '../group-fields.ts';
import { UpdateCustomerGroup } from '../groups.operation.ts';
import { loadGroup } from '../load-group.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { group, partial } = await loadGroup(event, event.params.id);
  const values = { ...storedValues(GROUP_FIELDS, group), version: String(group.version) };
  return { group, values, partial };
};

export const actions: Actions = {
  default: (event) => {
    const { id, store } = event.params;
    const list = `/${store}/console/groups`;
    return save(event, {
      right: 'customers.edit',
      read: readGroup,
      document: UpdateCustomerGroup,
      variables: ({ input, values }) => ({ input: { ...input, id, version: versionOf(values) } }),
      made: 'CustomerGroup',
      to: (_, stay) => (stay ? `${list}/${id}?saved=yes` : `${list}?done=saved`),
    });
  },
};
