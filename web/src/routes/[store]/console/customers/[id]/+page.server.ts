import { redirect } from '@sveltejs/kit';
import { ask } from '#lib/server/ask.ts';
import { CustomerDetails } from './customer.operation.ts';
import { headActions } from './head-actions.ts';
import { whichCustomer, withHead } from './head.ts';
import { movedTab } from './tabs.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // Tabs were once said as ?tab=; such addresses stand in mails and bookmarks.
  if (event.url.searchParams.has('tab')) redirect(308, movedTab(event.url));
  const variables = whichCustomer(event);
  const answer = await ask(event, CustomerDetails, variables);
  return {
    ...withHead(event, answer, 'CustomerDetails', variables),
    groups: answer.data.customerGroups,
  };
};

export const actions: Actions = headActions;
