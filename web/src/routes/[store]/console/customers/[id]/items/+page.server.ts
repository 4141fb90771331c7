import { ask } from '#lib/server/ask.ts';
import { chooseColumns, openList } from '#lib/server/list.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { ITEM_FILTERS, itemFilter } from './item-filter.ts';
import { ITEMS } from './item-list.ts';
import { CustomerItems } from './items.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { here, columns, isOwnChoice, asks, paging } = openList(ITEMS, event);
  const filter = itemFilter(here.view.filters.state);
  const variables = { ...whichCustomer(event), ...ITEM_FILTERS[filter], ...paging, ...asks };
  const answer = await ask(event, CustomerItems, variables);
  return {
    ...withHead(event, answer, 'CustomerItems', variables),
    here,
    columns,
    isOwnChoice,
    filter,
  };
};

export const actions: Actions = { ...headActions, columns: chooseColumns(ITEMS) };
