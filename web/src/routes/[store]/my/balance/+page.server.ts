import { error } from '@sveltejs/kit';
import { BALANCE_LINES } from '#lib/balance/balance-list.ts';
import { ask } from '#lib/server/ask.ts';
import { openList } from '#lib/server/list.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { MyBalance } from './balance.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const { page, variables } = openList(BALANCE_LINES, event);
  const { data, partial } = await ask(event, MyBalance, { customer: customer.id, ...variables });
  const consignor = data.customer?.consignor ?? null;
  if (!consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  return {
    balance: consignor?.balance ?? null,
    payable: consignor?.payable ?? null,
    list: consignor && page(consignor.balanceLines),
    partial,
  };
};
