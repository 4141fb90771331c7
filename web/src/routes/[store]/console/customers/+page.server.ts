import { usedColumns } from '#lib/list/columns.ts';
import { ask } from '#lib/server/ask.ts';
import { backToList, chooseColumns, openList } from '#lib/server/list.ts';
import { CUSTOMERS } from './customer-list.ts';
import { Customers } from './customers.operation.ts';
import { mailActivation, switchUser } from './user-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { here, paging, order, asks, ...opened } = openList(CUSTOMERS, event);
  const { search, group } = here.view.filters;
  const variables = { ...paging, ...order, ...asks, search: search || null, groupId: group || null };
  const { data, partial } = await ask(event, Customers, variables);
  return {
    here,
    variables,
    list: data.customers,
    groups: data.customerGroups,
    isOwnChoice: opened.isOwnChoice,
    columns: opened.isOwnChoice
      ? opened.columns
      : usedColumns(CUSTOMERS, opened.columns, data.customers.nodes, here.view.sort),
    partial,
  };
};

export const actions: Actions = {
  columns: chooseColumns(CUSTOMERS),
  enable: (event) => switchUser(event, backToList(CUSTOMERS, event)),
  activate: (event) => mailActivation(event, (mailed) => backToList(CUSTOMERS, event, { mailed })),
};
