import { error } from '@sveltejs/kit';
import { isId } from '#lib/list/filters.ts';
import { removeAccount, setAccount } from '#lib/server/account.ts';
import { askOrKeep, found } from '#lib/server/ask.ts';
import { needModuleOrKeep, needRight } from '#lib/server/gate.ts';
import { needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { ConsignorAccount } from './account.operation.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  needRight(event, 'consignment.payout');
  const { id } = event.params;
  needRecentLogIn(event);
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  const variables = { id };
  const answer = await askOrKeep(event, ConsignorAccount, variables);
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer) return { customer: null, variables, partial: true };
  const { data, partial } = answer;
  const what = { partial, what: 'customer', requestId: event.locals.requestId };
  const customer = found(data.customer, what);
  return { customer: { ...customer, consignor: found(customer.consignor, what) }, variables, partial };
};

const place = ({ params: { id, store } }: RequestEvent) => ({
  right: 'consignment.payout' as const,
  customerId: id,
  to: `/${store}/console/accounts/${id}?saved=yes`,
});

export const actions: Actions = {
  set: (event) => setAccount(event, place(event)),
  remove: (event) => removeAccount(event, place(event)),
};
