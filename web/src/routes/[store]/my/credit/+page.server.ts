import { ask } from '#lib/server/ask.ts';
import { openList } from '#lib/server/list.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { STORE_CREDIT_LINES } from '#lib/store-credit/store-credit-list.ts';
import { MyCredit } from './credit.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const { page, variables } = openList(STORE_CREDIT_LINES, event);
  const { data, partial } = await ask(event, MyCredit, { customer: customer.id, ...variables });
  const lines = data.customer?.storeCreditLines;
  return { credit: data.customer?.storeCredit ?? null, list: lines ? page(lines) : null, partial };
};
