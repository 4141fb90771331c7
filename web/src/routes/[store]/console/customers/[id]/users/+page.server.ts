import { ask } from '#lib/server/ask.ts';
import { openList } from '#lib/server/list.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { linkActions } from './link-actions.ts';
import { USERS } from './user-list.ts';
import { CustomerUsers } from './users.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const variables = whichCustomer(event);
  const answer = await ask(event, CustomerUsers, variables);
  const shown = withHead(event, answer, 'CustomerUsers', variables);
  const accepted = new Map(
    (answer.data.customer?.accepting ?? []).map(({ user }) => [user.id, user.acceptances ?? []]),
  );
  const since = new Map(
    (answer.data.customer?.accepting ?? []).map(({ user }) => [user.id, user.twoFactorSince]),
  );
  const nodes = (shown.customer.users ?? []).map(({ user, role, enabled }) => ({
    ...user,
    role,
    acts: enabled,
    twoFactorSince: since.get(user.id) ?? null,
    acceptances: accepted.get(user.id) ?? [],
  }));
  return { ...shown, list: openList(USERS, event).page({ nodes }) };
};

export const actions: Actions = {
  ...headActions,
  act: linkActions.act,
  role: linkActions.role,
  unlink: linkActions.unlink,
  invite: linkActions.invite,
};
