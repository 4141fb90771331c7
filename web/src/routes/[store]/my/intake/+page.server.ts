import { error } from '@sveltejs/kit';
import { ask } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { DRAFTS } from '#lib/intake/draft-list.ts';
import { OpenIntake } from './intake.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'SELF_ENTRY');
  const customer = requireCustomer(event);
  const { page, variables } = openList(DRAFTS, event);
  const { data, partial } = await ask(event, OpenIntake, { customer: customer.id, ...variables });
  const consignor = data.customer?.consignor ?? null;
  if (!consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  const open = consignor?.openIntake ?? null;
  return { allowance: consignor, open, list: open && page(open.items), partial };
};
