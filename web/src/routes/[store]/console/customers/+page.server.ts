import { ask } from '#lib/server/ask.ts';
import { backToList, chooseColumns, openList } from '#lib/server/list.ts';
import { toldAddress } from '#lib/server/told-address.ts';
import { CUSTOMERS } from './customer-list.ts';
import { Customers } from './customers.operation.ts';
import { linkChosen, membersTold, unlinkChosen } from './member-actions.ts';
import { mailActivation, switchUser } from './user-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { filters, page, ...list } = openList(CUSTOMERS, event);
  const variables = { ...list.variables, search: filters.search, groupId: filters.group };
  const { data, partial } = await ask(event, Customers, variables);
  const mailedTo = toldAddress(event, 'mailed');
  const members = membersTold(event.url);
  return { list: page(data.customers), variables, groups: data.customerGroups, mailedTo, members, partial };
};

export const actions: Actions = {
  columns: chooseColumns(CUSTOMERS),
  enable: (event) => switchUser(event, backToList(CUSTOMERS, event)),
  link: linkChosen,
  unlink: unlinkChosen,
  activate: (event) => mailActivation(event, backToList(CUSTOMERS, event, { mailed: 'activation' })),
};
