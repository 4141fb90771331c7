import { error } from '@sveltejs/kit';
import { RESET_FIELDS } from '#lib/form/code-fields.ts';
import { readWhole } from '#lib/form/fields.ts';
import { isId } from '#lib/list/filters.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { save } from '#lib/server/save.ts';
import { LogInOfCustomer, ResetTwoFactor } from './reset.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id, user: userId } = event.params;
  if (!isId(id) || !isId(userId)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  needRight(event, 'users.reset');
  needRecentLogIn(event);
  const answer = await askOrKeep(event, LogInOfCustomer, { id });
  if (!answer) return { customer: null, user: null, partial: true };
  const { partial, data } = answer;
  const { requestId } = event.locals;
  const customer = found(data.customer, { partial, what: 'customer', requestId });
  const link = customer.users?.find(({ user }) => user.id === userId);
  return { customer, user: found(link?.user, { partial, what: 'user', requestId }), partial };
};

export const actions: Actions = {
  default: (event) => {
    const { id, store, user: userId } = event.params;
    return save(event, {
      right: 'users.reset',
      read: (form) => readWhole<{ reason: string }>(RESET_FIELDS, form),
      document: ResetTwoFactor,
      variables: ({ input }) => ({ input: { ...input, userId } }),
      made: 'User',
      to: () => `/${store}/console/customers/${id}/users?saved=yes`,
    });
  },
};
