import { redirect } from '@sveltejs/kit';
import { isOperators } from '#lib/operator.ts';
import { may } from '#lib/rights.ts';
import { run } from '#lib/server/ask.ts';
import { IsSetUp } from './settings/start/start.operation.ts';
import type { PageServerLoad } from './$types';

/** The console opens where the day begins: at the customers; that of a new store on what is still to do [S10]. */
export const load: PageServerLoad = async ({ locals, params }) => {
  if (isOperators(params.store)) redirect(303, `/${params.store}/console/stores`);
  const { graph, viewer } = locals;
  const answer = graph && may(viewer, 'store.settings') ? await run(graph, IsSetUp, {}) : null;
  const isNew = answer?.data?.store?.isSetUp === false;
  redirect(303, `/${params.store}/console/${isNew ? 'settings/start' : 'customers'}`);
};
