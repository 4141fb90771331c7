import { ask } from '#lib/server/ask.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { CustomerHistory } from './history.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const variables = whichCustomer(event);
  const { data, partial } = await ask(event, CustomerHistory, variables);
  return { ...withHead(data.customer, 'CustomerHistory', variables), groups: data.customerGroups, partial };
};

export const actions: Actions = headActions;
