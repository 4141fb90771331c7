import { error, redirect } from '@sveltejs/kit';
import { isId } from '#lib/list/filters.ts';
import { ask, unavailable } from '#lib/server/ask.ts';
import { needModule, needRight } from '#lib/server/gate.ts';
import { formatIn } from '../transfers.ts';
import { TransferFilePath } from '../run.operation.ts';
import type { PageServerLoad } from './$types';

/** On to the file of the run that the address names: where it cannot be had, the run's page says why. */
export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  needRight(event, 'consignment.payout');
  const { store, id } = event.params;
  const format = formatIn(event.url.searchParams.get('as'));
  if (!isId(id) || format === null) error(404, { message: 'Not a file', code: 'NOT_FOUND' });
  const { data, partial } = await ask(event, TransferFilePath, { runId: id, format });
  if (partial && data.transferFilePath === null) unavailable(event.locals.requestId);
  redirect(303, data.transferFilePath ?? `/${store}/console/payouts/${id}?nofile=yes`);
};
