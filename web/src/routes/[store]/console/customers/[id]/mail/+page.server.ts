import { ask } from '#lib/server/ask.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { CustomerMails } from './mail.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const variables = { ...whichCustomer(event), after: event.url.searchParams.get('after') };
  const { data, partial } = await ask(event, CustomerMails, variables);
  return { ...withHead(data.customer, 'CustomerMails', variables), partial };
};

export const actions: Actions = headActions;
