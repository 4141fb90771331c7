import { error } from '@sveltejs/kit';
import { todayIn } from '#lib/format.ts';
import { ask } from '#lib/server/ask.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { pagingOf } from '#lib/server/paging.ts';
import { periodIn } from './periods.ts';
import { MySales } from './sales.operation.ts';
import type { PageServerLoad } from './$types';

const PAGE_SIZE = 25;

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const { typed, period, wrong } = periodIn(event.url.searchParams);
  const variables = { customer: customer.id, ...period, ...pagingOf(event.url, PAGE_SIZE) };
  const { data, partial } = await ask(event, MySales, variables);
  const consignor = data.customer?.consignor ?? null;
  if (!consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  const today = todayIn(event.locals.store?.timeZone ?? 'UTC');
  return { typed, period, wrong, consignor, today, partial };
};
