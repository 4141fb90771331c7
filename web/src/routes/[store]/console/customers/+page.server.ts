import { ask } from '#lib/server/ask.ts';
import { backToList, chooseColumns, openList } from '#lib/server/list.ts';
import { CUSTOMERS } from './customer-list.ts';
import { Customers } from './customers.operation.ts';
import { mailActivation, switchUser } from './user-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { filters, page, ...list } = openList(CUSTOMERS, event);
  const variables = { ...list.variables, search: filters.search, groupId: filters.group };
  const { data, partial } = await ask(event, Customers, variables);
  return { list: page(data.customers), variables, groups: data.customerGroups, partial };
};

export const actions: Actions = {
  columns: chooseColumns(CUSTOMERS),
  enable: (event) => switchUser(event, backToList(CUSTOMERS, event)),
  activate: (event) => mailActivation(event, (mailed) => backToList(CUSTOMERS, event, { mailed })),
};
