import { needRight } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { readGroup } from '../group-fields.ts';
import { CreateCustomerGroup } from '../groups.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  needRight(event, 'customers.edit');
};

export const actions: Actions = {
  default: (event) => {
    const list = `/${event.params.store}/console/groups`;
    return save(event, {
      right: 'customers.edit',
      read: readGroup,
      document: CreateCustomerGroup,
      variables: ({ input }) => ({ input }),
      made: 'CustomerGroup',
      to: ({ id }, stay) => (stay ? `${list}/${id}?saved=yes` : `${list}?done=saved`),
    });
  },
};
