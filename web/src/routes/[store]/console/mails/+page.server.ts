import { ask } from '#lib/server/ask.ts';
import { backToList, openList } from '#lib/server/list.ts';
import { sendAgain } from '#lib/server/send-mail-again.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { STORE_MAILS } from './mail-list.ts';
import { Mails } from './mails.operation.ts';
import type { Actions, PageServerLoad } from './$types';

type Filter = NonNullable<VariablesOf<typeof Mails>['filter']>;

export const load: PageServerLoad = async (event) => {
  const { page, filters, ...list } = openList(STORE_MAILS, event);
  // The address names what the graph has: the list reads nothing else from it.
  const variables = { filter: filters as Filter, ...list.variables };
  const { data, partial } = await ask(event, Mails, variables);
  return { list: page(data.mails), variables, partial };
};

export const actions: Actions = {
  again: (event) => sendAgain(event, (done) => backToList(STORE_MAILS, event, done)),
};
