import { todayIn } from '#lib/format.ts';
import { ask } from '#lib/server/ask.ts';
import { chooseColumns, openList } from '#lib/server/list.ts';
import { periodIn } from '../../../../my/sales/periods.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { SALES } from './sale-list.ts';
import { CustomerSales } from './sales.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { here, columns, isOwnChoice, paging } = openList(SALES, event);
  const asked = periodIn(event.url.searchParams);
  const variables = { ...whichCustomer(event), ...asked.period, ...paging };
  const answer = await ask(event, CustomerSales, variables);
  return {
    ...withHead(event, answer, 'CustomerSales', variables),
    here,
    columns,
    isOwnChoice,
    asked,
    today: todayIn(event.locals.store?.timeZone ?? 'UTC'),
  };
};

export const actions: Actions = { ...headActions, columns: chooseColumns(SALES) };
