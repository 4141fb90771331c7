import { error } from '@sveltejs/kit';
import { ask } from '#lib/server/ask.ts';
import { openList } from '#lib/server/list.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { MY_STATEMENTS } from './statement-list.ts';
import { MyStatements } from './statements.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const { page, variables } = openList(MY_STATEMENTS, event);
  const { data, partial } = await ask(event, MyStatements, { customer: customer.id, ...variables });
  const consignor = data.customer?.consignor ?? null;
  if (!consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  return { list: consignor && page(consignor.statements), partial };
};
