import { todayIn } from '#lib/format.ts';
import { periodIn } from '#lib/item/periods.ts';
import { ask } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { hereOf } from '#lib/list/view.ts';
import { MARGIN } from './margin-list.ts';
import { MarginReport } from './margin.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const asked = periodIn(event.url.searchParams);
  const { data, partial } = await ask(event, MarginReport, asked.period);
  return {
    report: data.marginReport,
    here: hereOf(MARGIN, event.url),
    ...{ asked, partial, variables: asked.period },
    today: todayIn(event.locals.store?.timeZone ?? 'UTC'),
  };
};
