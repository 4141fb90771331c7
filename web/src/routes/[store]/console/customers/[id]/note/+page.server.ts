import { redirect } from '@sveltejs/kit';
import { askOrKeep, tell } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { tabAddress } from '../tabs.ts';
import { CustomerNote, UpdateCustomerNote } from './note.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const variables = whichCustomer(event);
  const answer = await askOrKeep(event, CustomerNote, variables);
  if (!answer) return { customer: null, partial: true };
  const { data, partial } = answer;
  return { ...withHead(data.customer, 'CustomerNote', variables), partial };
};

export const actions: Actions = {
  ...headActions,
  save: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const { id, store } = event.params;
    const values = { note: text(form, 'note'), version: text(form, 'version') };
    const version = Number(values.version);
    if (!Number.isSafeInteger(version)) return troubled('BAD_INPUT', values, requestId);
    const answer = await tell(event, UpdateCustomerNote, { input: { id, note: values.note, version } });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const result = answer.data.updateCustomerNote;
    if (result.__typename === 'ChangedMeanwhile')
      return refused(result, { ...values, version: String(result.version) }, requestId);
    if (result.__typename !== 'Customer') return refused(result, values, requestId);
    const page = `/${store}/console/customers/${id}`;
    redirect(303, `${tabAddress(page, form.has('stay') ? 'note' : 'details')}?saved=yes`);
  },
};
