import { ask } from '#lib/server/ask.ts';
import { chooseColumns, openList } from '#lib/server/list.ts';
import { GROUPS } from './group-list.ts';
import { CustomerGroups } from './groups.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { here, columns, isOwnChoice, asks } = openList(GROUPS, event);
  const { data, partial } = await ask(event, CustomerGroups, asks);
  return { here, columns, isOwnChoice, variables: asks, groups: data.customerGroups, partial };
};

export const actions: Actions = { columns: chooseColumns(GROUPS) };
