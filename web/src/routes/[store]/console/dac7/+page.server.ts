import { yearIn } from '#lib/dac7/year.ts';
import { ask } from '#lib/server/ask.ts';
import { needModule, needRight } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { DAC7, listed } from './dac7-list.ts';
import { Dac7Years } from './dac7.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  needRight(event, 'consignment.tax');
  const { page, filters, variables: paging } = openList(DAC7, event);
  const asked = yearIn(filters.year, event.locals.store?.timeZone ?? 'UTC');
  const variables = { year: asked.year, ...paging };
  const { data, partial } = await ask(event, Dac7Years, variables);
  const { dac7Years: years, consignmentSettings: settings } = data;
  const list = years && page({ ...years, nodes: listed(years.nodes) });
  return { ...asked, list, threshold: settings?.dac7ThresholdInForce ?? null, variables, partial };
};
