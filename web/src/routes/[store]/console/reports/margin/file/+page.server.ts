import { redirect } from '@sveltejs/kit';
import { periodIn } from '#lib/item/periods.ts';
import { ask, found } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { MarginReportFile } from '../margin.operation.ts';
import type { PageServerLoad } from './$types';

/** On to the file of the period that the address names; where that is none, the page says what is wrong with it. */
export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { period, wrong } = periodIn(event.url.searchParams);
  if (wrong !== null) redirect(303, `../margin${event.url.search}`);
  const { data, partial } = await ask(event, MarginReportFile, period);
  redirect(303, found(data.marginReportPath, { partial, what: 'report', requestId: event.locals.requestId }));
};
