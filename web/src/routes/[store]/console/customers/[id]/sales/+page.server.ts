import { todayIn } from '#lib/format.ts';
import { ask } from '#lib/server/ask.ts';
import { pagingOf, placeOf } from '#lib/server/paging.ts';
import { periodIn } from '../../../../my/sales/periods.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { CustomerSales } from './sales.operation.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE_SIZE = 50;

export const load: PageServerLoad = async (event) => {
  const asked = periodIn(event.url.searchParams);
  const variables = { ...whichCustomer(event), ...asked.period, ...pagingOf(event.url, PAGE_SIZE) };
  const { data, partial } = await ask(event, CustomerSales, variables);
  return {
    ...withHead(data.customer, 'CustomerSales', variables),
    asked,
    today: todayIn(event.locals.store?.timeZone ?? 'UTC'),
    at: placeOf(event.url),
    size: PAGE_SIZE,
    partial,
  };
};

export const actions: Actions = headActions;
