import { ITEM_FILTERS, wantedOf } from '#lib/item/item-filter.ts';
import { ask } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { chooseColumns, openList } from '#lib/server/list.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { ITEMS } from './item-list.ts';
import { CustomerItems } from './items.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { page, filters, ...list } = openList(ITEMS, event);
  const variables = {
    ...whichCustomer(event),
    ...wantedOf(ITEM_FILTERS, filters.state),
    until: filters.until,
    ...list.variables,
  };
  const answer = await ask(event, CustomerItems, variables);
  const items = answer.data.customer?.consignor?.items;
  return {
    ...withHead(event, answer, 'CustomerItems', variables),
    list: items ? page(items) : null,
  };
};

export const actions: Actions = { ...headActions, columns: chooseColumns(ITEMS) };
