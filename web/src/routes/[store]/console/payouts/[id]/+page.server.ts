import { error } from '@sveltejs/kit';
import { isId } from '#lib/list/filters.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { needModuleOrKeep, needRight } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { RUN_STATEMENTS } from './run-list.ts';
import { PayoutRun } from './run.operation.ts';
import { stopRun } from './stop.ts';
import { askedIn, takeBack } from './take-back.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  needRight(event, 'consignment.payout');
  const { id } = event.params;
  if (!isId(id)) error(404, { message: 'Not a payout', code: 'NOT_FOUND' });
  if (event.url.searchParams.has('back')) needRecentLogIn(event);
  const { page, variables: paging } = openList(RUN_STATEMENTS, event);
  const variables = { id, ...paging };
  const idempotencyKey = crypto.randomUUID();
  const answer = await askOrKeep(event, PayoutRun, variables);
  // The form was sent and nobody can say what stands now: it comes back with what was asked.
  if (!answer) return { run: null, list: null, asked: null, idempotencyKey, variables, partial: true };
  const { data, partial } = answer;
  const { requestId } = event.locals;
  const { statements, ...run } = found(data.payoutRun, { partial, what: 'payout', requestId });
  return {
    run,
    list: page(statements),
    asked: run.reverses ? null : await askedIn(event, id, run.total.currency),
    idempotencyKey,
    variables,
    partial,
    /** It was under way already when somebody else pressed the button. */
    other: event.url.searchParams.has('other'),
  };
};

export const actions: Actions = { back: takeBack, stop: stopRun };
