import { redirect } from '@sveltejs/kit';
import { askOrKeep, tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { tabAddress } from '../tabs.ts';
import { CustomerConsignment, UpdateConsignor } from './consignment.operation.ts';
import { readConsignment } from './consignment-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const variables = whichCustomer(event);
  const answer = await askOrKeep(event, CustomerConsignment, variables);
  if (!answer) return { customer: null, selfEntryAllowed: true, partial: true };
  const { data, partial } = answer;
  return {
    ...withHead(data.customer, 'CustomerConsignment', variables),
    selfEntryAllowed: data.store?.selfEntryAllowed ?? false,
    partial,
  };
};

export const actions: Actions = {
  ...headActions,
  save: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const { id, store } = event.params;
    const { values, fields, input } = readConsignment(form);
    if (fields.length) return refused({ __typename: 'InvalidInput', fields }, values, requestId);
    const answer = await tell(event, UpdateConsignor, { input: { customerId: id, ...input } });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.updateConsignor;
    // Who has seen what the other one saved may save over it: the form goes on with the version that stands now.
    if (result.__typename === 'ChangedMeanwhile')
      return refused(result, { ...values, version: String(result.version) }, requestId);
    if (result.__typename !== 'Consignor') return refused(result, values, requestId);
    const page = `/${store}/console/customers/${id}`;
    redirect(303, `${tabAddress(page, form.has('stay') ? 'consignment' : 'details')}?saved=yes`);
  },
};
