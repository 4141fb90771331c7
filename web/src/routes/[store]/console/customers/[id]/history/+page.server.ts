import { ask } from '#lib/server/ask.ts';
import { openList } from '#lib/server/list.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { HISTORY, partOf } from './history-list.ts';
import { CustomerHistory } from './history.operation.ts';
import { oneHistory } from './one-history.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { page, filters, variables: paging } = openList(HISTORY, event);
  const variables = { ...whichCustomer(event), part: partOf(filters.part ?? '').part, ...paging };
  const answer = await ask(event, CustomerHistory, variables);
  const shown = withHead(event, answer, 'CustomerHistory', variables);
  const { history, logInHistory, consignor } = shown.customer;
  return { ...shown, list: page(oneHistory([history, logInHistory, consignor?.history], paging)) };
};

export const actions: Actions = headActions;
