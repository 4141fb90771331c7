import { isId } from '#lib/list/filters.ts';
import { wayIn } from '#lib/payout/method-words.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { needModuleOrKeep, needRight } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { CANDIDATES, listed, verdictNamed } from './payout-list.ts';
import { PayoutPreview } from './payouts.operation.ts';
import { declineRequest } from './decline.ts';
import { startRun } from './start.ts';
import type { Actions, PageServerLoad } from './$types';

/** Asked for where no consignor is chosen, so that the operation has one text; the graph leaves it out. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  needRight(event, 'consignment.payout');
  const { searchParams } = event.url;
  const customer = searchParams.get('customer') ?? '';
  const customerId = isId(customer) ? customer : null;
  /** In which way somebody wants to pay: then they are asked whether they do. */
  const way = wayIn(searchParams.get('by'));
  if (way !== undefined) needRecentLogIn(event);
  const { page, filters, variables: paging } = openList(CANDIDATES, event);
  const verdict = way !== undefined ? 'TO_PAY' : verdictNamed(filters.group);
  const variables = {
    ...{ customerId, isAlone: customerId !== null, alone: customerId ?? NOBODY },
    ...{ method: way ?? null, verdict, ...paging },
  };
  const kept = { customerId, way, idempotencyKey: crypto.randomUUID() };
  const answer = await askOrKeep(event, PayoutPreview, variables);
  // The form was sent and nobody can say what stands now: it comes back with the figures that were looked at.
  if (!answer)
    return {
      ...kept,
      name: '',
      preview: null,
      list: null,
      runs: null,
      requests: null,
      variables,
      partial: true,
    };
  const { data, partial } = answer;
  const { requestId } = event.locals;
  const { candidates, ...preview } = found(data.payoutPreview, { partial, what: 'payout', requestId });
  return {
    ...kept,
    name: data.alone?.displayName ?? '',
    preview,
    list: page({ ...candidates, nodes: listed(candidates.nodes) }),
    runs: data.payoutRuns,
    requests: data.payoutRequests,
    variables,
    partial,
  };
};

export const actions: Actions = { pay: startRun, decline: declineRequest };
