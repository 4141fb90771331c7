import { ask } from '#lib/server/ask.ts';
import { pagingOf, placeOf } from '#lib/server/paging.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { ITEM_FILTERS, itemFilter } from './item-filter.ts';
import { CustomerItems } from './items.operation.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE_SIZE = 50;

export const load: PageServerLoad = async (event) => {
  const filter = itemFilter(event.url.searchParams.get('state'));
  const variables = { ...whichCustomer(event), ...ITEM_FILTERS[filter], ...pagingOf(event.url, PAGE_SIZE) };
  const { data, partial } = await ask(event, CustomerItems, variables);
  return {
    ...withHead(data.customer, 'CustomerItems', variables),
    filter,
    at: placeOf(event.url),
    size: PAGE_SIZE,
    partial,
  };
};

export const actions: Actions = headActions;
