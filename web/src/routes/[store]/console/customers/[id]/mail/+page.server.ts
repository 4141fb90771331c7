import { ask } from '#lib/server/ask.ts';
import { backToList, openList } from '#lib/server/list.ts';
import { sendAgain } from '#lib/server/send-mail-again.ts';
import { headActions } from '../head-actions.ts';
import { whichCustomer, withHead } from '../head.ts';
import { MAILS } from './mail-list.ts';
import { CustomerMails } from './mail.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { page, ...list } = openList(MAILS, event);
  const variables = { ...whichCustomer(event), ...list.variables };
  const answer = await ask(event, CustomerMails, variables);
  const shown = withHead(event, answer, 'CustomerMails', variables);
  return { ...shown, list: page(shown.customer.mails) };
};

export const actions: Actions = {
  ...headActions,
  again: (event) => sendAgain(event, (done) => backToList(MAILS, event, done)),
};
