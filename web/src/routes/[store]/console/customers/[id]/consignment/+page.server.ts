import { askOrKeep, unavailable } from '#lib/server/ask.ts';
import { refused } from '#lib/server/form.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { save } from '#lib/server/save.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { tabAddress } from '../tabs.ts';
import { CustomerConsignment, UpdateConsignor } from './consignment.operation.ts';
import { readConsignment } from './consignment-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  const variables = whichCustomer(event);
  const answer = await askOrKeep(event, CustomerConsignment, variables);
  if (!answer) return { customer: null, selfEntryAllowed: true, partial: true };
  // Terms that nobody could read must not be shown as none: they would be saved as none.
  if (answer.partial && !answer.data.customer?.consignor) unavailable(event.locals.requestId);
  return {
    ...withHead(event, answer, 'CustomerConsignment', variables),
    selfEntryAllowed: answer.data.store?.selfEntryAllowed ?? false,
  };
};

/** The store has not switched it on for anybody. */
const NOT_HERE = { path: 'mayCreateItems', code: 'SELF_ENTRY_NOT_ALLOWED' };

export const actions: Actions = {
  ...headActions,
  save: (event) => {
    const { id, store } = event.params;
    const page = `/${store}/console/customers/${id}`;
    return save(event, {
      right: 'consignment.edit',
      read: readConsignment,
      document: UpdateConsignor,
      variables: ({ input }) => ({ input: { customerId: id, ...input } }),
      made: 'Consignor',
      to: (_, stay) => `${tabAddress(page, stay ? 'consignment' : 'details')}?saved=yes`,
      refuse: ({ __typename }, values) =>
        __typename === 'SelfEntryNotAllowed'
          ? refused({ __typename: 'InvalidInput', fields: [NOT_HERE] }, values, event.locals.requestId)
          : null,
    });
  },
};
