import { ask } from '#lib/server/ask.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { CustomerMails } from './mail.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const variables = { ...whichCustomer(event), after: event.url.searchParams.get('after') };
  const answer = await ask(event, CustomerMails, variables);
  return withHead(event, answer, 'CustomerMails', variables);
};

export const actions: Actions = headActions;
