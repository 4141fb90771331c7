import { askOrKeep } from '#lib/server/ask.ts';
import { save } from '#lib/server/save.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { tabAddress } from '../tabs.ts';
import { readNote } from './note-fields.ts';
import { CustomerNote, UpdateCustomerNote } from './note.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const variables = whichCustomer(event);
  const answer = await askOrKeep(event, CustomerNote, variables);
  if (!answer) return { customer: null, partial: true };
  return { ...withHead(event, answer, 'CustomerNote', variables) };
};

export const actions: Actions = {
  ...headActions,
  save: (event) => {
    const { id, store } = event.params;
    const page = `/${store}/console/customers/${id}`;
    return save(event, {
      right: 'customers.edit',
      read: readNote,
      document: UpdateCustomerNote,
      variables: ({ input }) => ({ input: { id, ...input } }),
      made: 'Customer',
      to: (_, stay) => `${tabAddress(page, stay ? 'note' : 'details')}?saved=yes`,
    });
  },
};
