import { error } from '@sveltejs/kit';
import { todayIn } from '#lib/format.ts';
import { periodIn } from '#lib/item/periods.ts';
import { ask } from '#lib/server/ask.ts';
import { openList } from '#lib/server/list.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { MY_SALES } from './my-sale-list.ts';
import { MySales } from './sales.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const { page, ...list } = openList(MY_SALES, event);
  const asked = periodIn(event.url.searchParams);
  const variables = { customer: customer.id, ...asked.period, ...list.variables };
  const { data, partial } = await ask(event, MySales, variables);
  const consignor = data.customer?.consignor ?? null;
  if (!consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  const summary = consignor?.salesSummary;
  return {
    summary,
    list:
      consignor &&
      page({ ...consignor.sales, total: { count: consignor.salesSummary.count, capped: false } }),
    asked,
    today: todayIn(event.locals.store?.timeZone ?? 'UTC'),
    partial,
  };
};
