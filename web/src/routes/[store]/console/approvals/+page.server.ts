import { ask, found } from '#lib/server/ask.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { APPROVALS } from './approval-list.ts';
import { CompaniesForApproval } from './approvals.operation.ts';
import { decideChosen, decidedAt, standingAt } from './decide.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'COMPANY_APPROVAL');
  const { page, ...list } = openList(APPROVALS, event);
  const variables = { state: standingAt(event.url), ...list.variables };
  const { data, partial } = await ask(event, CompaniesForApproval, variables);
  const { requestId } = event.locals;
  const companies = found(data.companiesForApproval, { partial, what: 'companiesForApproval', requestId });
  return { list: page(companies), variables, partial, decided: decidedAt(event.url) };
};

export const actions: Actions = {
  approve: (event) => decideChosen(event, 'APPROVED'),
  decline: (event) => decideChosen(event, 'DECLINED'),
};
