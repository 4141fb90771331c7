import { error } from '@sveltejs/kit';
import { ask } from '#lib/server/ask.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { pagingOf } from '#lib/server/paging.ts';
import { WANTED, stockFilter } from '../stock-states.ts';
import { MyStock } from './stock.operation.ts';
import type { PageServerLoad } from './$types';

const PAGE_SIZE = 25;

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const filter = stockFilter(event.url.searchParams.get('state'));
  const variables = { customer: customer.id, ...WANTED[filter], ...pagingOf(event.url, PAGE_SIZE) };
  const { data, partial } = await ask(event, MyStock, variables);
  const consignor = data.customer?.consignor ?? null;
  if (!consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  return { filter, consignor, partial };
};
