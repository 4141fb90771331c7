import { ask } from '#lib/server/ask.ts';
import { chooseColumns, openList } from '#lib/server/list.ts';
import { GROUPS } from './group-list.ts';
import { CustomerGroups } from './groups.operation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { variables, page } = openList(GROUPS, event);
  const { data, partial } = await ask(event, CustomerGroups, variables);
  return { list: page({ nodes: data.customerGroups }), variables, partial };
};

export const actions: Actions = { columns: chooseColumns(GROUPS) };
