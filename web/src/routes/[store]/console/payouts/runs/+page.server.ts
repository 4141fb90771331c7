import { ask } from '#lib/server/ask.ts';
import { needModule, needRight } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { RUNS } from '../payout-list.ts';
import { PayoutRuns } from '../payouts.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  needRight(event, 'consignment.payout');
  const { page, variables } = openList(RUNS, event);
  const { data, partial } = await ask(event, PayoutRuns, variables);
  return { list: page(data.payoutRuns), variables, partial };
};
