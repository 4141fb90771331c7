import { error } from '@sveltejs/kit';
import { removeAccount, setAccount } from '#lib/server/account.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import { actsForNobody, chosenCustomer, customerOfForm } from '#lib/server/own-customer.ts';
import { needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { MyPayout } from '../payout.operation.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = customerOfForm(event);
  needRecentLogIn(event);
  const answer = customer && (await askOrKeep(event, MyPayout, { customer: customer.id }));
  // The form was sent and nobody can say what stands now: it comes back with what was typed.
  if (!answer) return { account: null, partial: true };
  const { data, partial } = answer;
  if (!data.customer?.consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  return { account: data.customer?.consignor?.bankAccount ?? null, partial };
};

function place(event: RequestEvent) {
  const customer = event.url.searchParams.get('customer');
  const query = new URLSearchParams({ saved: 'yes', ...(customer === null ? {} : { customer }) });
  return {
    trouble: actsForNobody(event),
    customerId: chosenCustomer(event)?.id ?? '',
    to: `/${event.params.store}/my/payout?${query}`,
  };
}

export const actions: Actions = {
  set: (event) => setAccount(event, place(event)),
  remove: (event) => removeAccount(event, place(event)),
};
