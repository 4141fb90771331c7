import { ask } from '#lib/server/ask.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { CustomerUsers } from './users.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const variables = whichCustomer(event);
  const answer = await ask(event, CustomerUsers, variables);
  return withHead(event, answer, 'CustomerUsers', variables);
};

export const actions: Actions = headActions;
