import { ask } from '#lib/server/ask.ts';
import { openList } from '#lib/server/list.ts';
import { STORES } from './store-list.ts';
import { Stores } from './stores.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { page, filters, ...list } = openList(STORES, event);
  const variables = { ...filters, ...list.variables };
  const { data, partial } = await ask(event, Stores, variables);
  return { list: page(data.stores), variables, partial };
};
