import { ask } from '#lib/server/ask.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { CustomerHistory } from './history.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const variables = whichCustomer(event);
  const answer = await ask(event, CustomerHistory, variables);
  return { ...withHead(event, answer, 'CustomerHistory', variables), groups: answer.data.customerGroups };
};

export const actions: Actions = headActions;
