import { ask } from '#lib/server/ask.ts';
import { CustomerGroups } from './groups.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { data, partial } = await ask(event, CustomerGroups, {});
  return { groups: data.customerGroups, partial };
};
