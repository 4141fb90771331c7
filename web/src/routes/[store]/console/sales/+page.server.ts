import { redirect } from '@sveltejs/kit';
import { todayIn } from '#lib/format.ts';
import { periodIn } from '#lib/item/periods.ts';
import { ask } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { readItemNumber } from '#lib/server/item.ts';
import { openList } from '#lib/server/list.ts';
import { SALES } from './sale-list.ts';
import { Sales, SaleWithNumber } from './sales.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const typed = event.url.searchParams.get('number')?.trim() ?? '';
  const number = readItemNumber(typed);
  if (number !== null) {
    const { data } = await ask(event, SaleWithNumber, { number });
    if (data.orderByNumber) redirect(303, `/${event.params.store}/console/sales/${number}`);
  }
  const { page, ...list } = openList(SALES, event);
  const asked = periodIn(event.url.searchParams);
  const variables = { period: asked.period, ...list.variables };
  const { data, partial } = await ask(event, Sales, variables);
  const today = todayIn(event.locals.store?.timeZone ?? 'UTC');
  return { ...{ list: page(data.orders), variables, asked, today, partial }, unknown: typed.slice(0, 20) };
};
