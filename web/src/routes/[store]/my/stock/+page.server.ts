import { error } from '@sveltejs/kit';
import { STOCK_FILTERS, wantedOf } from '#lib/item/item-filter.ts';
import { ask } from '#lib/server/ask.ts';
import { openList } from '#lib/server/list.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { STOCK } from './stock-list.ts';
import { MyStock } from './stock.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const { page, filters, ...list } = openList(STOCK, event);
  const variables = { customer: customer.id, ...wantedOf(STOCK_FILTERS, filters.state), ...list.variables };
  const { data, partial } = await ask(event, MyStock, variables);
  const consignor = data.customer?.consignor ?? null;
  if (!consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  return { stock: consignor?.stock, list: consignor && page(consignor.items), partial };
};
