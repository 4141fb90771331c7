import type { RequestEvent } from '@sveltejs/kit';
import { has } from '#lib/modules.ts';
import { ask } from '#lib/server/ask.ts';
import { readItemNumber } from '#lib/server/item.ts';
import { backToList, chooseColumns, openList } from '#lib/server/list.ts';
import { toldAddress } from '#lib/server/told-address.ts';
import { ItemOfNumber } from '../i/[number]/number.operation.ts';
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
  return {
    ...{ list: page(data.customers), variables, groups: data.customerGroups, mailedTo, members, partial },
    // One question more, only where the answer would be that there is nobody.
    itemNumber: data.customers.nodes.length === 0 ? await itemOf(event, filters.search ?? '') : null,
  };
};

/** The number of an item that was searched for among customers, by its label; null where there is none in this store. */
async function itemOf(event: RequestEvent, search: string): Promise<number | null> {
  const number = readItemNumber(search.trim());
  if (number === null || !has(event.locals.store, 'CONSIGNMENT')) return null;
  const { data } = await ask(event, ItemOfNumber, { number });
  return data.consignmentItemByNumber ? number : null;
}

export const actions: Actions = {
  columns: chooseColumns(CUSTOMERS),
  enable: (event) => switchUser(event, backToList(CUSTOMERS, event)),
  link: linkChosen,
  unlink: unlinkChosen,
  activate: (event) => mailActivation(event, backToList(CUSTOMERS, event, { mailed: 'activation' })),
};
