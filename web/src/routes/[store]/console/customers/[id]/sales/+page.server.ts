import { todayIn } from '#lib/format.ts';
import { periodIn } from '#lib/item/periods.ts';
import { ask } from '#lib/server/ask.ts';
import { chooseColumns, openList } from '#lib/server/list.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { SALES } from './sale-list.ts';
import { CustomerSales } from './sales.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { page, ...list } = openList(SALES, event);
  const asked = periodIn(event.url.searchParams);
  const variables = { ...whichCustomer(event), ...asked.period, ...list.variables };
  const answer = await ask(event, CustomerSales, variables);
  const sales = answer.data.customer?.consignor?.sales;
  return {
    ...withHead(event, answer, 'CustomerSales', variables),
    list: sales ? page(sales) : null,
    asked,
    today: todayIn(event.locals.store?.timeZone ?? 'UTC'),
  };
};

export const actions: Actions = { ...headActions, columns: chooseColumns(SALES) };
