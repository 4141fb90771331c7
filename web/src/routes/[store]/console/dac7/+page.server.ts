import { yearIn } from '#lib/dac7/year.ts';
import { save } from '#lib/server/save.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import { needModuleOrKeep, needRight } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { DAC7, listed } from './dac7-list.ts';
import { Dac7Years, SendDac7Copies } from './dac7.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  needRight(event, 'consignment.tax');
  const { page, filters, variables: paging } = openList(DAC7, event);
  const asked = yearIn(filters.year, event.locals.store?.timeZone ?? 'UTC');
  const variables = { year: asked.year, ...paging };
  const answer = await askOrKeep(event, Dac7Years, variables);
  if (!answer) return { ...asked, list: null, threshold: null, variables, partial: true };
  const { data, partial } = answer;
  const { dac7Years: years, consignmentSettings: settings } = data;
  const list = years && page({ ...years, nodes: listed(years.nodes) });
  return { ...asked, list, threshold: settings?.dac7ThresholdInForce ?? null, variables, partial };
};

export const actions: Actions = {
  send: (event) => {
    const { year } = yearIn(event.url.searchParams.get('year'), event.locals.store?.timeZone ?? 'UTC');
    return save(event, {
      right: 'consignment.tax',
      read: () => ({ values: {}, input: { year } }),
      document: SendDac7Copies,
      variables: ({ input }) => ({ input }),
      made: 'Dac7CopiesSent',
      to: ({ count, withoutEmail }) =>
        `/${event.params.store}/console/dac7?year=${year}&sent=${count}&without=${withoutEmail}`,
    });
  },
};
